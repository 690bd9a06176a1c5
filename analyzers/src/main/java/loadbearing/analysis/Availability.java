package loadbearing.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loadbearing.history.Episode;
import loadbearing.history.Operation;
import loadbearing.history.Run;
import loadbearing.topology.Goal;

/**
 * How available a run was to its users, for reads and writes apart: over all, and before, during
 * and after each fault. Only numbers; what they should have been is said by {@link
 * AvailabilityModel}.
 */
public final class Availability implements Analyzer {
  private static final double CONFIDENCE = 0.95;

  /** From so many faults on, the spread between them is known well enough to be used. */
  private static final int ENOUGH_CYCLES = 5;

  @Override
  public List<Finding> judge(Run run) {
    return Arrays.stream(Goal.values()).flatMap(goal -> judge(run, goal).stream()).toList();
  }

  private List<Finding> judge(Run run, Goal goal) {
    var operations = Asked.of(run, goal);
    if (operations.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(byRequests(run, goal, operations));
    findings.add(byTime(run, goal, operations));
    for (var episode : run.history().episodes()) {
      if (episode.began().isPresent()) {
        findings.addAll(around(run, goal, operations, episode));
      }
    }
    return findings;
  }

  private Finding byRequests(Run run, Goal goal, List<Operation> operations) {
    var tally = Tally.of(operations);
    return Finding.reported(
        "availability of " + Asked.word(goal),
        tally.success(),
        Optional.of(interval(run, operations)),
        "",
        tally.all(),
        "%d of %d were served, %d failed, %d may have had an effect; the interval is that of %s"
            .formatted(
                tally.ok(),
                tally.all(),
                tally.failed(),
                tally.unknown(),
                method(cycles(run, operations), tally)));
  }

  private Finding byTime(Run run, Goal goal, List<Operation> operations) {
    var windows =
        Timeline.of(operations, Span.measured(run)).stream()
            .filter(window -> window.tally().all() > 0)
            .toList();
    long up = windows.stream().filter(window -> window.tally().success() >= 0.5).count();
    var worst =
        windows.stream()
            .min(Comparator.comparingDouble(window -> window.tally().success()))
            .orElseThrow();
    return Finding.reported(
        "availability of %s by time".formatted(Asked.word(goal)),
        (double) up / windows.size(),
        Optional.empty(),
        "",
        windows.size(),
        "%d of %d seconds served at least half of what was asked; the worst, second %.0f, served %.1f %%"
            .formatted(
                up, windows.size(), worst.span().from() / 1e9, 100 * worst.tally().success()));
  }

  /** Before, during and after one fault, as far as no other fault was at work. */
  private List<Finding> around(Run run, Goal goal, List<Operation> operations, Episode episode) {
    var measured = Span.measured(run);
    long began = Math.clamp(episode.began().orElseThrow(), measured.from(), measured.to());
    long healed = Math.clamp(episode.healed().orElse(measured.to()), began, measured.to());
    var others = Episodes.others(run, episode);
    long quiet = others.healedBefore(began).orElse(measured.from());
    long next = others.beganAfter(healed).orElse(measured.to());
    return List.of(
        part(
            goal, "before", episode, Asked.in(operations, new Span(Math.min(quiet, began), began))),
        part(goal, "during", episode, Asked.in(operations, new Span(began, healed))),
        part(
            goal,
            "after",
            episode,
            Asked.in(operations, new Span(healed, Math.max(next, healed)))));
  }

  private static Finding part(Goal goal, String when, Episode episode, List<Operation> operations) {
    var tally = Tally.of(operations);
    return Finding.reported(
        "%s %s %s".formatted(Asked.word(goal), when, episode.fault()),
        tally.success(),
        Shares.interval(operations, CONFIDENCE),
        "",
        tally.all(),
        tally.all() == 0
            ? "nothing was asked"
            : "%d of %d were served".formatted(tally.ok(), tally.all()));
  }

  private static Interval interval(Run run, List<Operation> operations) {
    var tally = Tally.of(operations);
    var cycles = cycles(run, operations);
    var ratio = cycles.size() >= ENOUGH_CYCLES ? byCycles(cycles) : Optional.<Interval>empty();
    if (ratio.isPresent()) {
      return ratio.get();
    }
    return tally.bad() == 0 || cycles.isEmpty()
        ? Shares.interval(operations, CONFIDENCE).orElse(new Interval(0, 1, CONFIDENCE))
        : Intervals.availability(tally.ok(), tally.bad(), cycles.size(), CONFIDENCE);
  }

  private static String method(List<Tally> cycles, Tally all) {
    if (cycles.size() >= ENOUGH_CYCLES) {
      return "%d cycles between faults".formatted(cycles.size());
    }
    return all.bad() == 0 || cycles.isEmpty()
        ? "windows of a second"
        : "exponential up and down times with %d cycles, exact".formatted(cycles.size());
  }

  private static Optional<Interval> byCycles(List<Tally> cycles) {
    return Intervals.ratio(
            cycles.stream().mapToDouble(Tally::ok).toArray(),
            cycles.stream().mapToDouble(Tally::all).toArray(),
            CONFIDENCE)
        .map(Intervals::share);
  }

  private static List<Tally> cycles(Run run, List<Operation> operations) {
    return Episodes.cycles(run).stream()
        .map(cycle -> Tally.of(Asked.in(operations, cycle)))
        .filter(tally -> tally.all() > 0)
        .toList();
  }
}
