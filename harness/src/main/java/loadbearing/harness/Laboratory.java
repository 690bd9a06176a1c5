package loadbearing.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import loadbearing.harness.deploy.Docker;
import loadbearing.history.Run;
import loadbearing.history.RunFolder;
import loadbearing.topology.Topology;

/**
 * Makes runs: stands an experiment's topology up, drives and breaks it, and stores what was seen.
 */
public final class Laboratory implements AutoCloseable {
  private static final Path LOCK =
      Path.of(System.getProperty("java.io.tmpdir"), "loadbearing.lock");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path results;
  private final Progress progress;
  private final Aftermath aftermath;
  private final AtomicInteger runs = new AtomicInteger();
  private Docker docker;

  /**
   * A laboratory that has not touched the engine yet.
   *
   * @param results where runs are stored, in {@code runs/<id>}
   */
  public Laboratory(Path results, Progress progress) {
    this(results, progress, Aftermath.NONE);
  }

  /**
   * The same, with a look at what stands after each run.
   *
   * @param aftermath what looks
   */
  public Laboratory(Path results, Progress progress, Aftermath aftermath) {
    this.results = results;
    this.progress = progress;
    this.aftermath = aftermath;
  }

  /** Carries {@code experiment} out; its run is stored in {@code runs/<id>}. */
  public Run run(Experiment experiment) {
    return run(experiment, Script.NONE);
  }

  /** The same, with an operator at work beside the load. */
  @SuppressWarnings("try")
  public Run run(Experiment experiment, Script script) {
    writable();
    var docker = docker();
    docker.require(experiment.topology());
    try (var turn = Turn.take(LOCK, progress)) {
      var id = id(experiment.topology());
      var folder = new RunFolder(folder(id));
      new Conduct(docker, experiment, script, progress, aftermath).carryOut(id, folder);
      return folder.read();
    }
  }

  /** Stands a topology up; the caller closes it. */
  public Deployment deploy(Topology topology, Set<String> proxied) {
    progress.stage("deploying %s (%s)".formatted(topology.id(), topology.name()));
    return docker().deploy(topology, proxied);
  }

  /** Where the run of that id is stored. */
  public Path folder(String id) {
    return results.resolve("runs").resolve(id);
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

  private String id(Topology topology) {
    return "%s-%s-%d".formatted(topology.id(), TIME.format(Instant.now()), runs.incrementAndGet());
  }

  private synchronized Docker docker() {
    if (docker == null) {
      docker = Docker.connect(Home.find(), results.resolve("failed"));
    }
    return docker;
  }

  /** Takes down what still stands. */
  @Override
  public synchronized void close() {
    if (docker != null) {
      docker.close();
    }
  }
}
