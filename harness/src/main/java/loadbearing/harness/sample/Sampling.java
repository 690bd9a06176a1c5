package loadbearing.harness.sample;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.engine.Streams;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;

/**
 * Samples of containers, twice a second, from this machine's kernel; where it does not show them,
 * the engine is asked instead.
 */
public final class Sampling implements AutoCloseable {
  private final Engine engine;
  private final Map<String, String> containers;
  private final Map<String, ControlGroup> groups = new TreeMap<>();
  private final ScheduledExecutorService timer;
  private final Optional<Streams> streaming;

  private Sampling(
      Engine engine,
      Map<String, String> containers,
      ScheduledExecutorService timer,
      Optional<Streams> streaming) {
    this.engine = engine;
    this.containers = containers;
    this.timer = timer;
    this.streaming = streaming;
  }

  /**
   * Begins to sample.
   *
   * @param containers container by name
   */
  public static Sampling start(
      Engine engine, Map<String, String> containers, Clock clock, Consumer<Event> events) {
    var timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("samples").factory());
    var first = containers.values().stream().findFirst().orElseThrow();
    boolean isLocal = group(engine, first).isPresent();
    var streaming =
        isLocal
            ? Optional.<Streams>empty()
            : Optional.of(Streaming.start(engine, containers, clock, events));
    var sampling = new Sampling(engine, Map.copyOf(containers), timer, streaming);
    if (isLocal) {
      timer.scheduleAtFixedRate(() -> sampling.round(clock, events), 0, 500, TimeUnit.MILLISECONDS);
    }
    return sampling;
  }

  private void round(Clock clock, Consumer<Event> events) {
    for (var container : containers.entrySet()) {
      var name = container.getKey();
      if (!groups.containsKey(name)) {
        group(engine, container.getValue()).ifPresent(group -> groups.put(name, group));
      }
      Optional.ofNullable(groups.get(name)).ifPresent(group -> sample(name, group, clock, events));
    }
  }

  /** A container that was crashed has no counters until it runs again, with another process. */
  private void sample(String name, ControlGroup group, Clock clock, Consumer<Event> events) {
    try {
      events.accept(group.sample(name, clock.now()));
    } catch (IOException e) {
      groups.remove(name);
    }
  }

  static Optional<ControlGroup> group(Engine engine, String container) {
    var pid = engine.client().inspectContainerCmd(container).exec().getState().getPidLong();
    return pid == null || pid == 0 ? Optional.empty() : ControlGroup.of(pid);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    streaming.ifPresent(Streams::close);
  }
}
