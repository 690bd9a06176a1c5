package loadbearing.harness.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import loadbearing.harness.container.Creation;
import loadbearing.harness.container.Machine;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.engine.TakeDown;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.network.Networks;

/**
 * A topology that is being stood up: as much of it as there is goes when it fails, and on Ctrl-C
 * meanwhile, which the reaper would notice only ten seconds later.
 */
final class Rising implements AutoCloseable {
  /** What making the last container may take once nothing more is begun, in seconds. */
  private static final long LAST = 10;

  private final Engine engine;
  private final Map<String, String> containers = new ConcurrentHashMap<>();
  private final AtomicReference<Optional<Networks>> networks =
      new AtomicReference<>(Optional.empty());
  private final CountDownLatch made = new CountDownLatch(1);
  private volatile boolean ending;

  Rising(Engine engine) {
    this.engine = engine;
  }

  void stands(Networks networks) {
    this.networks.set(Optional.of(networks));
  }

  /** Makes and starts the container of a machine, unless all of it is to go. */
  void start(Machine machine, Creation creation) {
    if (ending) {
      throw new DeploymentException("interrupted before node '%s' stood".formatted(machine.name()));
    }
    var container = creation.create(machine);
    containers.put(machine.name(), container);
    engine.client().startContainerCmd(container).exec();
  }

  /** Nothing more will be made. */
  void madeAll() {
    made.countDown();
  }

  /** Container by name. */
  Map<String, String> containers() {
    return Map.copyOf(containers);
  }

  /** Waits for what is half made, then takes all of it down; the second time does no harm. */
  @Override
  public void close() {
    ending = true;
    try {
      if (!made.await(LAST, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    new TakeDown(engine)
        .run(containers.values(), networks.get().map(Networks::ids).orElse(List.of()));
  }
}
