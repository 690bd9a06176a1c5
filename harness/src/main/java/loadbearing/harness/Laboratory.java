package loadbearing.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import loadbearing.harness.deploy.Docker;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.host.Host;
import loadbearing.history.Run;
import loadbearing.topology.Topology;

/** Stands topologies up, and stores the runs that are made in them. */
public final class Laboratory implements AutoCloseable {
  private static final Path LOCK =
      Path.of(System.getProperty("java.io.tmpdir"), "loadbearing.lock");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path results;
  private final Progress progress;
  private final AfterRun afterRun;
  private final Supplier<Host> connect;
  private final AtomicInteger runs = new AtomicInteger();
  private Host host;

  /**
   * A laboratory on the container engine, which it has not touched yet.
   *
   * @param results where runs are stored, in {@code runs/<id>}
   */
  public Laboratory(Path results, Progress progress) {
    this(results, progress, AfterRun.NOTHING);
  }

  /**
   * The same, with a look at what stands after each run.
   *
   * @param afterRun what looks
   */
  public Laboratory(Path results, Progress progress, AfterRun afterRun) {
    this(results, progress, afterRun, () -> Docker.connect(results.resolve("failed")));
  }

  /**
   * A laboratory on another host.
   *
   * @param connect finds the host, when something is to stand up first
   */
  public Laboratory(Path results, Progress progress, AfterRun afterRun, Supplier<Host> connect) {
    this.results = results;
    this.progress = progress;
    this.afterRun = afterRun;
    this.connect = connect;
  }

  /** Stands a topology up; the caller closes it. */
  public Deployment stand(Topology topology, Set<String> proxied) {
    progress.of(topology.id()).stage("standing up (%s)".formatted(topology.name()));
    return new Deployment(
        host().stand(topology, proxied), proxied, this, progress.of(topology.id()));
  }

  /** Carries {@code experiment} out in a deployment of its own. */
  @SuppressWarnings("try")
  public Run run(Experiment experiment) {
    Operator.of(experiment.plan().script());
    require(experiment.topology());
    try (var turn = turn();
        var deployment = stand(experiment.topology(), experiment.plan().proxied())) {
      return deployment.run(experiment.plan());
    }
  }

  /**
   * Says at once what is missing for runs of {@code topology}, before anybody waits.
   *
   * @throws IllegalArgumentException if runs cannot be stored
   * @throws DeploymentException if an image is missing
   */
  public void require(Topology topology) {
    writable();
    host().require(topology);
  }

  /** Waits until this laboratory may measure on this machine; until closed, no other does. */
  public Turn turn() {
    return host().isReal() ? Turn.take(LOCK, progress) : Turn.free();
  }

  /** Where the run of that id is stored. */
  public Path folder(String id) {
    return results.resolve("runs").resolve(id);
  }

  /** Who is told how far it is. */
  public Progress progress() {
    return progress;
  }

  AfterRun afterRun() {
    return afterRun;
  }

  Map<String, String> facts() {
    return host().facts();
  }

  /** Cores of the host. */
  public int cores() {
    return Integer.parseInt(facts().get("cores"));
  }

  /** Memory of the host, in bytes. */
  public long memory() {
    return Long.parseLong(facts().get("memory"));
  }

  String nextId(Topology topology) {
    return "%s-%s-%d".formatted(topology.id(), TIME.format(Instant.now()), runs.incrementAndGet());
  }

  /** Found out before anything is waited for or stands. */
  private void writable() {
    var runs = results.resolve("runs");
    try {
      Files.createDirectories(runs);
      Files.delete(Files.createTempFile(runs, "writable", ""));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "runs cannot be stored in '%s' (%s); name a folder that can be written"
              .formatted(runs, e),
          e);
    }
  }

  private synchronized Host host() {
    if (host == null) {
      host = connect.get();
    }
    return host;
  }

  /** Takes down what still stands. */
  @Override
  public synchronized void close() {
    if (host != null) {
      host.close();
    }
  }
}
