package loadbearing.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loadbearing.generator.LoadPlan;
import loadbearing.generator.Spool;
import loadbearing.harness.deploy.Deployed;
import loadbearing.harness.deploy.Docker;
import loadbearing.harness.deploy.Generation;
import loadbearing.harness.inject.Injector;
import loadbearing.harness.inject.Player;
import loadbearing.harness.inject.Receipt;
import loadbearing.history.FaultEvent;
import loadbearing.history.HistoryWriter;
import loadbearing.history.Manifest;
import loadbearing.history.Phase;
import loadbearing.history.RunFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run, step by step. */
final class Conduct {
  private static final Logger LOG = LoggerFactory.getLogger(Conduct.class);
  private static final String MEASURE = "measure";
  private static final String LOGS = "logs";

  /**
   * Rounds of hashing, a millisecond of CPU in a node: what clones wait for is the page, not the
   * way to it.
   */
  private static final int PAGE_WORK = 100;

  /** What a user waits for an answer. */
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  /** What a generator may need, after the last operation, to end. */
  private static final Duration GENERATOR = Duration.ofSeconds(60);

  /** Time zero can lie in the past by no more than the way of a line of text. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final long LOOK_NANOS = 500_000_000;

  private final Docker docker;
  private final Experiment experiment;
  private final Script script;
  private final Progress progress;
  private final Aftermath aftermath;

  Conduct(
      Docker docker, Experiment experiment, Script script, Progress progress, Aftermath aftermath) {
    this.docker = docker;
    this.experiment = experiment;
    this.script = script;
    this.progress = progress;
    this.aftermath = aftermath;
  }

  void carryOut(String id, RunFolder folder) {
    var topology = experiment.topology();
    progress.stage("%s: deploying %s (%s)".formatted(id, topology.id(), topology.name()));
    try (var deployed = docker.deploy(topology, experiment.proxied())) {
      try {
        record(id, deployed, folder);
      } catch (RuntimeException e) {
        logs(deployed, folder, e);
        aftermath.look(deployed, folder, Optional.of(e));
        throw e;
      }
      deployed.logs(folder.path().resolve(LOGS));
      aftermath.look(deployed, folder, Optional.empty());
    }
    progress.stage("%s: stored in %s".formatted(id, folder.path()));
  }

  private void record(String id, Deployed deployed, RunFolder folder) {
    folder.write(
        new Manifest(
            id, experiment.topology(), experiment.settings(), deployed.images(), docker.facts()));
    try (var history = folder.writer()) {
      drive(deployed, folder.path(), history);
      history.end();
    }
  }

  /** What went wrong first is what is told: a full disk takes no logs either. */
  private static void logs(Deployed deployed, RunFolder folder, RuntimeException failure) {
    try {
      deployed.logs(folder.path().resolve(LOGS));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** What is opened beside the load works by being open. */
  @SuppressWarnings("try")
  private void drive(Deployed deployed, Path folder, HistoryWriter history) {
    progress.stage("warming up for " + words(experiment.warmUp()));
    try (var generation = deployed.generate(this::plan, said -> progress.figure(figure(said)))) {
      var clock = clock(generation);
      try (var host = HostSampling.start(clock, history::append);
          var watch = deployed.watch(clock, history::append)) {
        warmUp(deployed, generation, clock, history);
        measure(deployed, generation, clock, history);
        var spool = folder.resolve("spool");
        generation.finish(GENERATOR, spool);
        collect(deployed, clock, spool, history);
      }
    }
  }

  private LoadPlan plan(String target) {
    return new LoadPlan(
        experiment.workload(),
        experiment.load(),
        experiment.warmUp(),
        experiment.duration(),
        experiment.seed(),
        target,
        DEADLINE,
        true,
        PAGE_WORK);
  }

  private Clock clock(Generation generation) {
    var clock = Clock.of(generation.zero());
    long expected = -experiment.warmUp().toNanos();
    if (Math.abs(clock.now() - expected) > SKEW.toNanos()) {
      throw new DeploymentException(
          "the generator's clock is not this machine's: load began %d ms before time zero, here it seems %d ms; the engine must be on this machine"
              .formatted(-expected / 1_000_000, -clock.now() / 1_000_000));
    }
    return clock;
  }

  /** Limits come when code is warm: a limited node would need minutes for that. */
  private void warmUp(
      Deployed deployed, Generation generation, Clock clock, HistoryWriter history) {
    pause(generation, clock, history, experiment.warmUp().dividedBy(3).negated());
    deployed.cap();
    pause(generation, clock, history, Duration.ZERO);
  }

  @SuppressWarnings("try")
  private void measure(
      Deployed deployed, Generation generation, Clock clock, HistoryWriter history) {
    progress.stage("measuring for " + words(experiment.duration()));
    history.append(new Phase(MEASURE, true, clock.now()));
    var injector =
        new Injector(
            deployed.control(),
            deployed.proxies(),
            receipt -> history.append(event(receipt, clock)));
    try (var executor = Executors.newVirtualThreadPerTaskExecutor();
        var player =
            Player.start(injector, experiment.schedule(), System::nanoTime, clock.zero())) {
      Future<?> play =
          executor.submit(
              () -> {
                script.play(new Stage(deployed, clock, history::append));
                return null;
              });
      pause(generation, clock, history, experiment.duration());
      history.append(new Phase(MEASURE, false, clock.now()));
      finish(play);
    }
  }

  private static void finish(Future<?> script) {
    try {
      script.get(10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      script.cancel(true);
      throw new IllegalStateException("the script still plays 10 s after the end of the run", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the script failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("interrupted while the script played", e);
    }
  }

  private void collect(Deployed deployed, Clock clock, Path spool, HistoryWriter history) {
    progress.stage("collecting");
    Map<Long, Integer> sent = new HashMap<>();
    try {
      var contents =
          Spool.read(
              spool,
              operation -> {
                history.append(operation);
                sent.merge(operation.id(), 1, Integer::sum);
              });
      if (!contents.complete()) {
        throw new DeploymentException("the load generator's record breaks off: " + spool);
      }
      Files.delete(spool);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LOG.info("{} operations", sent.size());
    new Strays(sent).find(deployed.arrivals(), clock, history::append);
    deployed.kept(clock, history::append);
  }

  private static FaultEvent event(Receipt receipt, Clock clock) {
    return new FaultEvent(
        receipt.number(),
        receipt.fault(),
        FaultEvent.Stage.valueOf(receipt.step().name()),
        clock.at(receipt.nanoTime()),
        receipt.evidence());
  }

  /** Looks after the generator and the disk meanwhile: a run without load or record is over. */
  private static void pause(
      Generation generation, Clock clock, HistoryWriter history, Duration until) {
    try {
      for (long left = until.toNanos() - clock.now();
          left > 0;
          left = until.toNanos() - clock.now()) {
        generation.check();
        history.check();
        TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK_NANOS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("interrupted during the run", e);
    }
  }

  /** What the generator says once a second, for people. */
  private String figure(String said) {
    var words = said.split(" ");
    long left = experiment.duration().toSeconds() - Long.parseLong(words[0]);
    return "%s ok, %s failed, %s unknown; %d s left".formatted(words[1], words[2], words[3], left);
  }

  private static String words(Duration duration) {
    return "%.1f s".formatted(duration.toNanos() / 1e9);
  }
}
