package loadbearing.harness.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import loadbearing.fault.Control;
import loadbearing.harness.Balancer;
import loadbearing.harness.Deployment;
import loadbearing.harness.DeploymentException;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;

/** A topology that stands in containers. */
final class Deployed implements Deployment {
  private static final Duration SQL = Duration.ofSeconds(5);

  private final Standing standing;
  private final Networks networks;
  private final Creation creation;
  private final DockerControl control;
  private final Map<String, String> images;
  private final List<String> guests = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  Deployed(Standing standing, Networks networks, Creation creation, Map<String, String> images) {
    this.standing = standing;
    this.networks = networks;
    this.creation = creation;
    this.control = new DockerControl(standing, creation);
    this.images = Map.copyOf(images);
  }

  @Override
  public Topology topology() {
    return standing.wiring().topology();
  }

  @Override
  public Control control() {
    return control;
  }

  @Override
  public Connection sql(String database) {
    if (!topology().node(database).kind().holdsData()) {
      throw new IllegalArgumentException("node '%s' is no database".formatted(database));
    }
    if (topology().node(database).kind() instanceof Kind.SingleServer) {
      throw new IllegalArgumentException(
          "the database of '%s' listens inside its machine alone".formatted(database));
    }
    return Databases.await(database, standing.forward(database), SQL);
  }

  @Override
  public Balancer balancer(String node) {
    var kind = topology().node(node).kind();
    if (kind instanceof Kind.LoadBalancer || kind instanceof Kind.ReadBalancer) {
      return new RuntimeApi(standing, node);
    }
    throw new IllegalArgumentException("node '%s' is no balancer".formatted(node));
  }

  @Override
  public URI entry() {
    var address = standing.address(standing.wiring().entryPort());
    return URI.create("http://%s:%d".formatted(address.getHostString(), address.getPort()));
  }

  @Override
  public InetSocketAddress toxiproxy() {
    return standing.address(Wiring.TOXIPROXY);
  }

  @Override
  public Map<String, String> images() {
    return images;
  }

  Standing standing() {
    return standing;
  }

  /** Lets a container join that is no node, such as the load generator; it goes with the rest. */
  String join(Machine machine) {
    var container = creation.create(machine);
    synchronized (guests) {
      guests.add(container);
    }
    return container;
  }

  /** Writes what every node said to {@code folder/<node>.log}. */
  void logs(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> all = new TreeMap<>(standing.containers());
    Together.each(all.keySet(), name -> log(all.get(name), folder.resolve(name + ".log")));
  }

  /** Writes what a container said. */
  void log(String container, Path file) {
    try (var out = Files.newOutputStream(file);
        var callback =
            new ResultCallback.Adapter<Frame>() {
              @Override
              public void onNext(Frame frame) {
                try {
                  out.write(frame.getPayload());
                } catch (IOException e) {
                  onError(e);
                }
              }
            }) {
      standing
          .engine()
          .client()
          .logContainerCmd(container)
          .withStdOut(true)
          .withStdErr(true)
          .withTimestamps(true)
          .exec(callback)
          .awaitCompletion(20, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("interrupted while logs were fetched", e);
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    control.heal();
    List<String> all = new ArrayList<>(standing.containers().values());
    synchronized (guests) {
      all.addAll(guests);
    }
    var engine = standing.engine();
    Together.each(all, engine::remove);
    networks.remove(engine);
  }
}
