package loadbearing.harness;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import loadbearing.fault.Act;
import loadbearing.fault.Fault;
import loadbearing.generator.LoadPlan;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.host.LoadUnderWay;
import loadbearing.harness.host.Servers;
import loadbearing.harness.inject.Acting;
import loadbearing.harness.inject.Deeds;
import loadbearing.harness.inject.Injector;
import loadbearing.harness.inject.Player;
import loadbearing.harness.inject.Receipt;
import loadbearing.harness.time.Clock;
import loadbearing.history.ActEvent;
import loadbearing.history.Event;
import loadbearing.history.FaultEvent;
import loadbearing.history.HistoryWriter;
import loadbearing.history.Manifest;
import loadbearing.history.Phase;
import loadbearing.history.Plan;
import loadbearing.history.RoleChange;
import loadbearing.history.RunFolder;
import loadbearing.history.Takeover;
import loadbearing.topology.Kind.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run on servers that stand, in these steps:
 *
 * <ol>
 *   <li>Write down what stands and how it will be driven.
 *   <li>Count what arrived at the nodes before.
 *   <li>Let users begin; their first call sets the clock of the run. What they do is written down
 *       as it becomes known.
 *   <li>Sample every server and listen to the balancers, until all is collected.
 *   <li>Warm up; servers that are cold get their CPU limits in the middle of it.
 *   <li>Measure: faults are made and healed and operators act by the schedule, and the script
 *       plays.
 *   <li>Wait for the users to end, and for the rest of what they did.
 *   <li>Compare what arrived with what was sent, and ask the databases what they kept.
 *   <li>Keep what the servers said.
 * </ol>
 */
final class RunSteps {
  private static final Logger LOG = LoggerFactory.getLogger(RunSteps.class);
  private static final String LOGS = "logs";

  /** What users may need, after the last operation, to end. */
  private static final Duration ENDING = Duration.ofSeconds(60);

  /** Time zero can lie in the past by no more than the way of a line of text. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final long LOOK_NANOS = 500_000_000;

  private final Servers servers;
  private final Plan plan;
  private final Operator operator;
  private final Laboratory laboratory;
  private final Progress progress;
  private final boolean isCold;
  private final Queue<String> unhealed = new ConcurrentLinkedQueue<>();

  /**
   * @param isCold whether nothing has run on these servers yet
   */
  RunSteps(
      Servers servers,
      Plan plan,
      Operator operator,
      Laboratory laboratory,
      Progress progress,
      boolean isCold) {
    this.servers = servers;
    this.plan = plan;
    this.operator = operator;
    this.laboratory = laboratory;
    this.progress = progress;
    this.isCold = isCold;
  }

  /**
   * Carries the run out.
   *
   * @return the faults that were not seen to be gone at the end
   */
  List<String> carryOut(String id, RunFolder folder) {
    try {
      record(id, folder);
    } catch (RuntimeException e) {
      keepLogs(folder, e);
      laboratory.afterRun().failed(servers, folder, e);
      throw e;
    }
    servers.logs(folder.path().resolve(LOGS));
    laboratory.afterRun().ended(servers, folder);
    say("%s: stored in %s".formatted(id, folder.path()));
    return List.copyOf(unhealed);
  }

  /** What went wrong first is what is told: a full disk takes no logs either. */
  private void keepLogs(RunFolder folder, RuntimeException failure) {
    try {
      servers.logs(folder.path().resolve(LOGS));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void record(String id, RunFolder folder) {
    folder.write(new Manifest(id, servers.topology(), plan, servers.images(), laboratory.facts()));
    try (var history = folder.writer()) {
      drive(history);
      history.end();
    }
  }

  /** What is opened beside the load works by being open. */
  @SuppressWarnings("try")
  private void drive(HistoryWriter history) {
    var before = servers.arrivals();
    var strays = new Strays();
    say("warming up for " + words(plan.warmUp()));
    try (var load =
        servers.load(
            this::loadPlan,
            said -> progress.figure(figure(said)),
            operation -> {
              history.append(operation);
              strays.sent(operation);
            })) {
      var clock = clock(load);
      var deeds =
          new Deeds(servers.topology(), servers.balancers(), servers.replicas(), servers.time());
      try (var watch = servers.watch(clock, event -> note(event, deeds, history))) {
        warmUp(load, clock, history);
        measure(load, deeds, clock, history);
        collect(load, strays, before, clock, history);
      }
    }
  }

  private LoadPlan loadPlan(String target) {
    return new LoadPlan(
        plan.workload(),
        plan.load(),
        plan.warmUp(),
        plan.duration(),
        plan.seed(),
        target,
        plan.deadline(),
        true,
        plan.pageWork(),
        plan.quiet());
  }

  private Clock clock(LoadUnderWay load) {
    var clock = Clock.of(load.zero(), servers.time());
    long expected = -plan.warmUp().toNanos();
    if (Math.abs(clock.now() - expected) > SKEW.toNanos()) {
      throw new DeploymentException(
          "the generator's clock is not this machine's: load began %d ms before time zero, here it seems %d ms; the engine must be on this machine"
              .formatted(-expected / 1_000_000, -clock.now() / 1_000_000));
    }
    return clock;
  }

  /** Limits come when code is warm: a limited node would need minutes for that. */
  private void warmUp(LoadUnderWay load, Clock clock, HistoryWriter history) {
    if (isCold) {
      pause(load, clock, history, plan.warmUp().dividedBy(3).negated());
      servers.cap();
    }
    pause(load, clock, history, Duration.ZERO);
  }

  @SuppressWarnings("try")
  private void measure(LoadUnderWay load, Deeds deeds, Clock clock, HistoryWriter history) {
    say("measuring for " + words(plan.duration()));
    history.append(new Phase(new Phase.Measured(), true, clock.now()));
    var injector =
        new Injector(
            servers.control(),
            servers.proxies(),
            receipt -> note(receipt, clock, history),
            servers.time());
    var acting =
        new Acting(
            deeds,
            receipt -> note(receipt, clock, history),
            (roles, at) ->
                roles.forEach(
                    (node, role) -> history.append(new RoleChange(node, role, clock.at(at)))),
            servers.time());
    try (var player =
            Player.start(injector, acting, plan.schedule(), servers.time(), clock.zero());
        var play =
            Play.start(plan.script(), operator, new Stage(servers, clock, history::append))) {
      pause(load, clock, history, plan.duration());
      history.append(new Phase(new Phase.Measured(), false, clock.now()));
      play.finish();
    }
  }

  /** What a controller does gives roles, as what operators do. */
  private static void note(Event event, Deeds deeds, HistoryWriter history) {
    history.append(event);
    if (event instanceof Takeover takeover) {
      var roles =
          switch (takeover.stage()) {
            case PROMOTED -> deeds.wasPromoted(takeover.node());
            case FOLLOWS -> deeds.wasRejoined(takeover.node());
            default -> Map.<String, Role>of();
          };
      roles.forEach((node, role) -> history.append(new RoleChange(node, role, takeover.at())));
    }
  }

  private void note(Receipt receipt, Clock clock, HistoryWriter history) {
    if (receipt.step() == Receipt.Step.HEAL_NOT_PROVED) {
      unhealed.add(
          "%s was not seen to be gone (%s)".formatted(receipt.what().words(), receipt.evidence()));
    }
    long at = clock.at(receipt.nanoTime());
    var step = receipt.step().name();
    switch (receipt.what()) {
      case Fault fault ->
          history.append(
              new FaultEvent(
                  receipt.number(),
                  FaultEvent.Stage.valueOf(step),
                  clock.at(receipt.called()),
                  at,
                  receipt.evidence()));
      case Act act ->
          history.append(
              new ActEvent(receipt.number(), ActEvent.Stage.valueOf(step), at, receipt.evidence()));
    }
  }

  private void collect(
      LoadUnderWay load,
      Strays strays,
      Map<String, Map<Long, Integer>> before,
      Clock clock,
      HistoryWriter history) {
    load.finish(ENDING);
    say("collecting");
    LOG.info("{} operations", strays.sent());
    strays.find(since(before, servers.arrivals()), clock, history::append);
    servers.kept(clock, history::append);
  }

  /** What arrived at each node after {@code before}. */
  static Map<String, Map<Long, Integer>> since(
      Map<String, Map<Long, Integer>> before, Map<String, Map<Long, Integer>> now) {
    Map<String, Map<Long, Integer>> fresh = new HashMap<>();
    now.forEach(
        (node, counts) -> fresh.put(node, less(counts, before.getOrDefault(node, Map.of()))));
    return fresh;
  }

  private static Map<Long, Integer> less(Map<Long, Integer> counts, Map<Long, Integer> before) {
    Map<Long, Integer> fresh = new HashMap<>();
    counts.forEach(
        (operation, count) -> {
          int more = count - before.getOrDefault(operation, 0);
          if (more > 0) {
            fresh.put(operation, more);
          }
        });
    return fresh;
  }

  /** Looks after the users and the disk meanwhile: a run without load or record is over. */
  private static void pause(LoadUnderWay load, Clock clock, HistoryWriter history, Duration until) {
    try {
      for (long left = until.toNanos() - clock.now();
          left > 0;
          left = until.toNanos() - clock.now()) {
        load.check();
        history.check();
        clock.time().sleep(Math.min(left, LOOK_NANOS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("interrupted during the run", e);
    }
  }

  private void say(String line) {
    progress.stage(line);
  }

  /** What the users say once a second, for people. */
  private String figure(String said) {
    var words = said.split(" ");
    long left = plan.duration().toSeconds() - Long.parseLong(words[0]);
    return "%s ok, %s failed, %s unknown; %d s left".formatted(words[1], words[2], words[3], left);
  }

  private static String words(Duration duration) {
    return "%.1f s".formatted(duration.toNanos() / 1e9);
  }
}
