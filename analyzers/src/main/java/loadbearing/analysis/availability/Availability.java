package loadbearing.analysis.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Intervals;
import loadbearing.analysis.Measure;
import loadbearing.analysis.observed.Asked;
import loadbearing.analysis.observed.Shares;
import loadbearing.analysis.observed.Span;
import loadbearing.analysis.observed.Tally;
import loadbearing.analysis.observed.Timeline;
import loadbearing.history.Episode;
import loadbearing.history.Run;
import loadbearing.workload.Load;

/**
 * How available a run was to its users, for reads and writes apart: over all, and before, during
 * and after each fault. Only numbers; what they should have been is said by {@link
 * AvailabilityModel}.
 */
public final class Availability implements Analyzer {
  /** The share of what was asked that was served. */
  public static final Measure AVAILABILITY =
      Measure.more("availability", "", "the share of operations that was served");

  /** The share of seconds in which at least half of what was asked was served. */
  public static final Measure BY_TIME =
      Measure.more(
          "availability-by-time",
          "",
          "the share of seconds that served at least half of what was asked");

  /** The share served before a fault, since the one before it. */
  public static final Measure BEFORE =
      Measure.more("served-before", "", "the share served before a fault, since the last one");

  /** The share served from the begin of a fault until it was healed. */
  public static final Measure DURING =
      Measure.more(
          "served-during", "", "the share served from a fault's begin until it was healed");

  /** The share served after a fault was healed, until the next one. */
  public static final Measure AFTER =
      Measure.more("served-after", "", "the share served after a fault was healed, until the next");

  private static final double CONFIDENCE = 0.95;

  /** From so many faults on, the spread between them is known well enough to be used. */
  private static final int ENOUGH_CYCLES = 5;

  @Override
  public List<Measure> measures() {
    return List.of(AVAILABILITY, BY_TIME, BEFORE, DURING, AFTER);
  }

  @Override
  public List<Finding> judge(Run run) {
    return Asked.of(run).stream().flatMap(asked -> judge(run, asked).stream()).toList();
  }

  private static List<Finding> judge(Run run, Asked asked) {
    List<Finding> findings = new ArrayList<>();
    findings.add(byRequests(run, asked));
    findings.add(byTime(run, asked));
    for (var episode : run.episodes()) {
      if (episode.began().isPresent()) {
        findings.addAll(around(run, asked, episode));
      }
    }
    return findings;
  }

  private static Finding byRequests(Run run, Asked asked) {
    var tally = asked.tally();
    var cycles = cycles(run, asked);
    return Finding.reported(
        AVAILABILITY,
        asked.subject(),
        tally.success(),
        Optional.of(interval(cycles, asked)),
        tally.all(),
        "%d of %d were served, %d failed, %d may have had an effect; the interval is that of %s%s"
            .formatted(
                tally.ok(),
                tally.all(),
                tally.failed(),
                tally.unknown(),
                method(cycles, tally),
                tally.bad() > 0 && isClosed(run)
                    ? "; users who wait for answers ask less in an outage, so by time it was longer"
                    : ""));
  }

  private static boolean isClosed(Run run) {
    return run.plan().load() instanceof Load.Closed;
  }

  private static Finding byTime(Run run, Asked asked) {
    var windows =
        Timeline.of(asked.operations(), Span.measured(run)).stream()
            .filter(window -> window.tally().all() > 0)
            .toList();
    long up = windows.stream().filter(window -> window.tally().success() >= 0.5).count();
    var worst =
        windows.stream()
            .min(Comparator.comparingDouble(window -> window.tally().success()))
            .orElseThrow();
    return Finding.reported(
        BY_TIME,
        asked.subject(),
        (double) up / windows.size(),
        Optional.empty(),
        windows.size(),
        "%d of %d seconds served at least half of what was asked; the worst, second %.0f, served %.1f %%"
            .formatted(
                up, windows.size(), worst.span().from() / 1e9, 100 * worst.tally().success()));
  }

  /** Before, during and after one fault, as far as no other fault was at work. */
  private static List<Finding> around(Run run, Asked asked, Episode episode) {
    var measured = Span.measured(run);
    long began = Math.clamp(episode.began().orElseThrow(), measured.from(), measured.to());
    long healed = Math.clamp(episode.healed().orElse(measured.to()), began, measured.to());
    var others = Episodes.others(run, episode);
    long quiet = others.healedBefore(began).orElse(measured.from());
    long next = others.beganAfter(healed).orElse(measured.to());
    return List.of(
        part(BEFORE, episode, asked.in(new Span(Math.min(quiet, began), began))),
        part(DURING, episode, asked.in(new Span(began, healed))),
        part(AFTER, episode, asked.in(new Span(healed, Math.max(next, healed)))));
  }

  private static Finding part(Measure when, Episode episode, Asked asked) {
    var tally = asked.tally();
    return Finding.reported(
        when,
        asked.subject().during(episode.number()),
        tally.success(),
        Shares.interval(asked.operations(), CONFIDENCE),
        tally.all(),
        tally.all() == 0
            ? "nothing was asked"
            : "%d of %d were served".formatted(tally.ok(), tally.all()));
  }

  private static Interval interval(List<Tally> cycles, Asked asked) {
    var tally = asked.tally();
    var ratio = cycles.size() >= ENOUGH_CYCLES ? byCycles(cycles) : Optional.<Interval>empty();
    if (ratio.isPresent()) {
      return ratio.get();
    }
    return tally.bad() == 0 || cycles.isEmpty()
        ? Shares.interval(asked.operations(), CONFIDENCE).orElse(new Interval(0, 1, CONFIDENCE))
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

  private static List<Tally> cycles(Run run, Asked asked) {
    return Episodes.cycles(run).stream()
        .map(cycle -> asked.in(cycle).tally())
        .filter(tally -> tally.all() > 0)
        .toList();
  }
}
