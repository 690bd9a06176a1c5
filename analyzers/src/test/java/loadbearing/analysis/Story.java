package loadbearing.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import loadbearing.fault.Planned;
import loadbearing.fault.Schedule;
import loadbearing.history.Change;
import loadbearing.history.Event;
import loadbearing.history.FaultEvent;
import loadbearing.history.History;
import loadbearing.history.HostSample;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.history.Phase;
import loadbearing.history.Plan;
import loadbearing.history.RoleChange;
import loadbearing.history.Run;
import loadbearing.history.Sample;
import loadbearing.history.Stray;
import loadbearing.history.Takeover;
import loadbearing.topology.Kind;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import loadbearing.workload.draw.Draw;
import loadbearing.workload.draw.Timetable;

/** Tells a small run: times in seconds since time zero, everything well unless told otherwise. */
public final class Story {
  private static final double SECOND = 1e9;

  private final String architecture;
  private final int seconds;
  private final List<Event> events = new ArrayList<>();
  private String load = "16 users";
  private boolean complete = true;
  private double idle = 0.5;
  private double steal;
  private int busyFrom;
  private int busyTo;
  private long ids = 1;
  private int process;
  private final List<Planned> planned = new ArrayList<>();

  private Story(String architecture, int seconds) {
    this.architecture = architecture;
    this.seconds = seconds;
  }

  public static Story of(String architecture, int seconds) {
    return new Story(architecture, seconds);
  }

  /**
   * A run in which everything went as it was planned, and everything that is wanted was recorded.
   */
  public static Story asPlanned(String architecture, int seconds) {
    var story = new Story(architecture, seconds).load("20/s");
    var plan = story.plan();
    var arrivals = Timetable.of((Load.Open) plan.load(), Duration.ofSeconds(seconds), plan.seed());
    var draws = new Draw.Source(plan.workload(), plan.seed());
    for (int user = 0; user < arrivals.count(); user++) {
      var wanted = draws.of(user).next();
      story.ids = wanted.id();
      story.process = user;
      double at = arrivals.at(user) / SECOND;
      story.one(wanted.action(), wanted.key(), at, at + 0.01, Outcome.OK, 0, "");
    }
    var writes =
        story.events.stream()
            .map(Operation.class::cast)
            .filter(operation -> operation.action().changes())
            .map(Operation::id)
            .toArray(Long[]::new);
    for (var node : Catalogue.topology(architecture).servers()) {
      for (int second = 0; second < seconds; second++) {
        story.used(node.name(), second, second + 1, 0.1, 0);
      }
    }
    return story.kept("primary", true, writes);
  }

  /** Operations at an even pace, each taking 10 ms, served where {@code served} says so. */
  public Story ask(Action action, double from, double to, int perSecond, DoublePredicate served) {
    long count = Math.round((to - from) * perSecond);
    for (int i = 0; i < count; i++) {
      double at = from + (double) i / perSecond;
      one(action, "k", at, at + 0.01, served.test(at) ? Outcome.OK : Outcome.FAILED, 0, "");
    }
    return this;
  }

  public Story ask(Action action, double from, double to, int perSecond) {
    return ask(action, from, to, perSecond, at -> true);
  }

  public Story write(String key, double called, double returned, long version) {
    return one(Action.REGISTER_WRITE, key, called, returned, Outcome.OK, version, "");
  }

  public Story write(double called, Outcome outcome) {
    return one(Action.REGISTER_WRITE, "k", called, called + 0.01, outcome, 0, "");
  }

  /** A read that takes 10 ms; version 0 is an absent row. */
  public Story read(String key, double called, long version, String database) {
    return one(Action.REGISTER_READ, key, called, called + 0.01, Outcome.OK, version, database);
  }

  /** A transaction of {@code steps}, as the app node is asked for it, that took 10 ms. */
  public Story transaction(String steps, double called, Outcome outcome) {
    return transaction(steps, false, called, outcome);
  }

  /** The same, rolled back at its end on purpose or not. */
  public Story transaction(String steps, boolean abort, double called, Outcome outcome) {
    events.add(
        new Operation(
            ids++,
            0,
            Action.TRANSACTION,
            "",
            "{\"isolation\":\"serializable\",\"abort\":%s,\"steps\":%s}".formatted(abort, steps),
            "{\"committed\":%s,\"results\":[],\"versions\":[]}".formatted(!abort),
            outcome,
            nanos(called),
            nanos(called),
            nanos(called + 0.01),
            Path.NOBODY,
            0,
            200,
            ""));
    return this;
  }

  /** A compare-and-set that was answered and found another value. */
  public Story mismatch(String key, double called) {
    events.add(
        new Operation(
            ids++,
            0,
            Action.REGISTER_CAS,
            key,
            "[1,2]",
            "{\"swapped\":false,\"value\":7}",
            Outcome.OK,
            nanos(called),
            nanos(called),
            nanos(called + 0.01),
            Path.NOBODY,
            7,
            409,
            ""));
    return this;
  }

  public Story one(
      Action action,
      String key,
      double called,
      double returned,
      Outcome outcome,
      long version,
      String database) {
    return lagging(0, action, key, called, returned, outcome, version, database);
  }

  public Story lagging(
      double lag,
      Action action,
      String key,
      double called,
      double returned,
      Outcome outcome,
      long version,
      String database) {
    events.add(
        new Operation(
            ids++,
            process,
            action,
            key,
            "",
            version == 0 ? "null" : "1",
            outcome,
            nanos(called - lag),
            nanos(called),
            nanos(returned),
            new Path("app1", "dc1", database, ""),
            version,
            outcome == Outcome.OK ? 200 : 0,
            ""));
    return this;
  }

  /** A fault that was proved 0.1 s after it began, and proved gone 0.1 s after it was healed. */
  public Story fault(String words, double began, double healed) {
    return fault(words, began, FaultEvent.Stage.PROVED, healed, FaultEvent.Stage.HEAL_PROVED);
  }

  public Story fault(
      String words,
      double began,
      FaultEvent.Stage proof,
      double healed,
      FaultEvent.Stage healProof) {
    int number = planned.size();
    planned.add(Planned.parse(words));
    step(number, FaultEvent.Stage.BEGAN, began);
    step(number, proof, began + 0.1);
    step(number, FaultEvent.Stage.HEALED, healed);
    step(number, healProof, healed + 0.1);
    return this;
  }

  /** The same of which the injector was told {@code before} seconds before it began. */
  public Story calledBefore(double before, String words, double began, double healed) {
    fault(words, began, healed);
    int number = planned.size() - 1;
    events.replaceAll(
        event ->
            event instanceof FaultEvent f
                    && f.number() == number
                    && f.stage() == FaultEvent.Stage.BEGAN
                ? new FaultEvent(number, f.stage(), f.at() - nanos(before), f.at(), f.evidence())
                : event);
    return this;
  }

  private void step(int number, FaultEvent.Stage stage, double at) {
    events.add(new FaultEvent(number, stage, nanos(at), "a probe"));
  }

  public Story change(String observer, String subject, String state, double at) {
    events.add(new Change(observer, subject, state, nanos(at)));
    return this;
  }

  public Story role(String node, Kind.Role role, double at) {
    events.add(new RoleChange(node, role, nanos(at)));
    return this;
  }

  public Story takeover(Takeover.Stage stage, String node, String other, double at) {
    events.add(new Takeover("controller", stage, node, other, "as it says", nanos(at)));
    return this;
  }

  public Story kept(String database, boolean last, Long... operations) {
    events.add(new Kept(database, nanos(seconds), Arrays.asList(operations), last));
    return this;
  }

  public Story stray(String node, long operation) {
    events.add(new Stray(node, operation, 2, nanos(seconds)));
    return this;
  }

  public Story window(int clones, int block, double from, double to) {
    var window = new Phase.Window(clones, block);
    events.add(new Phase(window, true, nanos(from)));
    events.add(new Phase(window, false, nanos(to)));
    return this;
  }

  /** A node that used {@code cores} and was held back in a share of its periods, in a stretch. */
  public Story used(String node, double from, double to, double cores, double throttled) {
    var before =
        events.stream()
            .filter(e -> e instanceof Sample s && s.node().equals(node))
            .map(Sample.class::cast)
            .reduce((first, second) -> second);
    long cpu = before.map(Sample::cpuNanos).orElse(0L);
    long periods = before.map(Sample::periods).orElse(0L);
    long held = before.map(Sample::throttledPeriods).orElse(0L);
    if (before.isEmpty()) {
      events.add(new Sample(node, nanos(from), 0, 0, 0, 0, 0, 0, 0));
    }
    long more = Math.round((to - from) * 10);
    events.add(
        new Sample(
            node,
            nanos(to),
            cpu + nanos(cores * (to - from)),
            periods + more,
            held + Math.round(throttled * more),
            0,
            0,
            0,
            0));
    return this;
  }

  public Story load(String words) {
    load = words;
    return this;
  }

  public Story host(double idleShare, double stealShare) {
    idle = idleShare;
    steal = stealShare;
    return this;
  }

  /** The host has nothing idle in between. */
  public Story busy(int from, int to) {
    busyFrom = from;
    busyTo = to;
    return this;
  }

  public Story unwatched() {
    idle = Double.NaN;
    return this;
  }

  public Story cut() {
    complete = false;
    return this;
  }

  public Run run() {
    var all = new ArrayList<>(events);
    double idled = 0;
    for (int second = 0; second <= seconds && !Double.isNaN(idle); second++) {
      all.add(
          new HostSample(
              nanos(second),
              2,
              nanos(2.0 * second * (1 - steal) - idled),
              nanos(idled),
              nanos(2.0 * second * steal)));
      idled += busyFrom <= second && second < busyTo ? 0 : 2 * idle;
    }
    return new Run(
        "story", Catalogue.topology(architecture), plan(), Map.of(), new History(all, complete));
  }

  private Plan plan() {
    return Plan.of(Workloads.of("mixed"), Load.of(load), Duration.ofSeconds(seconds))
        .broken(new Schedule(planned));
  }

  /** The finding of one measure and subject, by their spellings: {@code outage goal:reads}. */
  public static Finding finding(List<Finding> findings, String identity) {
    return findings.stream()
        .filter(finding -> identity(finding).equals(identity))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "no finding '%s'; there are %s"
                        .formatted(identity, findings.stream().map(Story::identity).toList())));
  }

  public static String identity(Finding finding) {
    return (finding.measure().id() + " " + finding.subject().spelling()).strip();
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * SECOND);
  }
}
