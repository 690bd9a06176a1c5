package loadbearing.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.Availability;
import loadbearing.analysis.availability.Recovery;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.capacity.Cost;
import loadbearing.analysis.capacity.Undisturbed;
import loadbearing.analysis.judge.Expectations;
import loadbearing.analysis.judge.Judge;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.fault.Planned;
import loadbearing.fault.Schedule;
import loadbearing.history.Event;
import loadbearing.history.FaultEvent;
import loadbearing.history.History;
import loadbearing.history.HostSample;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.history.Phase;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.history.Sample;
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.Topology;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.Workload;

/** A made-up run: the same from the same arguments, and lawful enough to be looked at. */
final class SampleRun {
  private static final long SECOND = 1_000_000_000L;

  private final SplittableRandom random;
  private final String id;
  private final Topology topology;
  private final int seconds;
  private final int rate;
  private final List<Event> events = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Planned> schedule = new ArrayList<>();
  private final Set<String> proxied = new HashSet<>();
  private final List<Map.Entry<String, int[]>> down = new ArrayList<>();

  SampleRun(String id, Topology topology, int seconds, int rate) {
    this.id = id;
    this.topology = topology;
    this.seconds = seconds;
    this.rate = rate;
    random = new SplittableRandom(id.hashCode());
  }

  /** Kills a node from second {@code from} for {@code length} seconds. */
  SampleRun kill(String node, int from, int length) {
    var fault = "kill %s at %ds for %ds".formatted(node, from, length);
    int number = schedule.size();
    schedule.add(Planned.parse(fault));
    down.add(Map.entry(node, new int[] {from, from + length}));
    stage(number, FaultEvent.Stage.BEGAN, from * SECOND);
    stage(number, FaultEvent.Stage.PROVED, from * SECOND + SECOND / 20);
    stage(number, FaultEvent.Stage.HEALED, (from + length) * SECOND);
    stage(number, FaultEvent.Stage.HEAL_PROVED, (from + length) * SECOND + SECOND / 2);
    return this;
  }

  /** A fault whose stages are in the record; operations take no notice of it. */
  SampleRun broken(Planned fault) {
    int number = schedule.size();
    schedule.add(fault);
    long from = fault.at().toNanos();
    long to = fault.end().orElse(Duration.ofSeconds(seconds)).toNanos();
    stage(number, FaultEvent.Stage.BEGAN, from);
    stage(number, FaultEvent.Stage.PROVED, from + SECOND / 20);
    stage(number, FaultEvent.Stage.HEALED, to);
    stage(number, FaultEvent.Stage.HEAL_PROVED, to + SECOND / 2);
    return this;
  }

  SampleRun window(int clones, int from, int to) {
    var window = new Phase.Window(clones, 1);
    events.add(new Phase(window, true, from * SECOND));
    events.add(new Phase(window, false, to * SECOND));
    return this;
  }

  SampleRun proxied(String edge) {
    proxied.add(edge);
    return this;
  }

  SampleRun finding(Finding finding) {
    findings.add(finding);
    return this;
  }

  /** The run as the analyzers judge it, but that it is void for nothing. */
  JudgedRun judged() {
    var run = report(List.of()).run();
    return new JudgedRun(run, Judge.judge(run), Expectations.of(run), List.of());
  }

  JudgedRun report(List<String> voidReasons) {
    operations();
    samples();
    int number = 0;
    for (var fault : down) {
      judge(number++, fault.getKey(), fault.getValue()[0], fault.getValue()[1]);
    }
    for (var goal : List.of(Goal.READ, Goal.WRITE)) {
      findings.add(number(Recovery.LONGEST_OUTAGE, Subject.of(goal), down.isEmpty() ? 0 : 6, 0));
      findings.add(
          number(Availability.AVAILABILITY, Subject.of(goal), share(goal, 0, seconds), 0.004));
    }
    var browse = new Workload("browse and post", "a sample", Map.of(Action.REGISTER_READ, 1), 1, 1);
    var plan =
        Plan.of(browse, new Load.Open(rate), Duration.ofSeconds(seconds))
            .warmedUp(Duration.ofSeconds(10))
            .broken(new Schedule(schedule))
            .seeded(20261121)
            .proxied(proxied);
    var images = new TreeMap<String, String>();
    topology.servers().forEach(node -> images.put(node.name(), "sample@sha256:" + "0".repeat(12)));
    var run = new Run(id, topology, plan, images, new History(events, true));
    var all = new ArrayList<>(findings);
    all.addAll(new Undisturbed().judge(run));
    all.addAll(new Cost().judge(run));
    return new JudgedRun(run, all, Expectations.of(run), voidReasons);
  }

  private void operations() {
    for (int i = 0; i < seconds * rate; i++) {
      long due = (long) i * SECOND / rate;
      var action = random.nextInt(5) == 0 ? Action.REGISTER_WRITE : Action.REGISTER_READ;
      boolean lost = isLost(action.goal(), due / (double) SECOND);
      double wave = 1 + 0.3 * Math.sin(i / 400.0);
      long latency =
          (long)
              (wave
                  * (3 + 9 * Math.pow(random.nextDouble(), 6))
                  * 1_000_000
                  * (4 + topology.servers().size())
                  / 5);
      boolean unknown = lost && random.nextInt(4) == 0;
      events.add(
          new Operation(
              i,
              i % 16,
              action,
              "r" + i % 7,
              action.goal() == Goal.WRITE ? Integer.toString(i) : "",
              action.goal() == Goal.READ && !lost ? Integer.toString(i / 7) : "",
              lost ? unknown ? Outcome.UNKNOWN : Outcome.FAILED : Outcome.OK,
              due,
              due + random.nextInt(200_000),
              due + 200_000 + (unknown ? SECOND : lost ? 1_500_000 : latency),
              new Path("app" + (i % 2 + 1), "dc1", "primary", "1"),
              lost ? 0 : i,
              lost ? 503 : 200,
              lost ? "no database" : ""));
    }
  }

  /** Failover takes a second in which half of the operations still go to the dead node. */
  private boolean isLost(Goal goal, double second) {
    for (var fault : down) {
      double since = second - fault.getValue()[0];
      if (since < 0 || second >= fault.getValue()[1]) {
        continue;
      }
      boolean survives =
          StructureFunction.of(topology, goal).works(java.util.Set.of(fault.getKey()));
      if (!survives || since < 1 && random.nextInt(2) == 0) {
        return true;
      }
    }
    return false;
  }

  private void samples() {
    for (int second = 0; second <= seconds; second++) {
      long at = second * SECOND;
      events.add(
          new HostSample(at, 2, second * SECOND / 2, second * SECOND * 3 / 2, second * 2_000_000L));
      for (var node : topology.servers()) {
        double load = 0.35 + 0.5 * Math.abs(node.name().hashCode() % 100) / 100.0;
        double wave = 0.04 * Math.sin(second / 3.0 + node.name().hashCode());
        events.add(
            new Sample(
                node.name(),
                at,
                (long) (second * SECOND * node.budget().cpus() * load + wave * SECOND),
                second * 10L,
                second * (long) (load * 4),
                0,
                (long) (node.budget().memoryMebibytes() * load) << 20,
                second * 1000L,
                second * 4000L));
      }
    }
  }

  private void judge(int number, String node, int from, int to) {
    for (var goal : List.of(Goal.READ, Goal.WRITE)) {
      var subject = Subject.of(goal).during(number);
      boolean survives = StructureFunction.of(topology, goal).works(java.util.Set.of(node));
      double settled = share(goal, from + 2, to);
      findings.add(number(Availability.DURING, subject, share(goal, from, to), 0.02));
      findings.add(
          new Finding(
              SinglePointOfFailure.SINGLE_POINT_OF_FAILURE,
              SinglePointOfFailure.subject(goal, node).during(number),
              Optional.of(settled > 0.95 == survives ? Verdict.HOLDS : Verdict.REFUTED),
              settled,
              Optional.empty(),
              100,
              "the graph says they " + (survives ? "survive" : "are lost"),
              List.of(),
              Optional.empty()));
      findings.add(number(Recovery.NOTICED, subject, 0.9, 0));
      findings.add(number(Recovery.OUTAGE, subject, survives ? 0.98 : to - from, 0));
      findings.add(number(Recovery.RECOVERY, subject, survives ? 1.02 : to - from + 0.4, 0));
    }
  }

  private double share(Goal goal, int from, int to) {
    return events.stream()
        .filter(Operation.class::isInstance)
        .map(Operation.class::cast)
        .filter(o -> o.action().goal() == goal && o.due() >= from * SECOND && o.due() < to * SECOND)
        .mapToDouble(o -> o.outcome() == Outcome.OK ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /** A number that is only reported; no interval where {@code half} is 0. */
  static Finding number(Measure measure, Subject subject, double value, double half) {
    return new Finding(
        measure,
        subject,
        Optional.empty(),
        value,
        half == 0
            ? Optional.empty()
            : Optional.of(
                new Interval(
                    value - half,
                    measure.unit().isEmpty() ? Math.min(1, value + half) : value + half,
                    0.95)),
        4000,
        "made up for this sample",
        List.of(),
        Optional.empty());
  }

  private void stage(int number, FaultEvent.Stage stage, long at) {
    events.add(new FaultEvent(number, stage, at, "a probe saw it"));
  }
}
