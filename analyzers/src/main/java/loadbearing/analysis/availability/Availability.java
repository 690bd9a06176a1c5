package loadbearing.analysis.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.observed.Asked;
import loadbearing.analysis.observed.Shares;
import loadbearing.analysis.observed.Span;
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
    return Finding.reported(
        AVAILABILITY,
        asked.subject(),
        tally.success(),
        Shares.served(asked.operations(), CONFIDENCE),
        tally.all(),
        "%d of %d were served, %d failed, %d may have had an effect; in the interval, what went wrong together counts once%s"
            .formatted(
                tally.ok(),
                tally.all(),
                tally.failed(),
                tally.unknown(),
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
        Shares.served(asked.operations(), CONFIDENCE),
        tally.all(),
        tally.all() == 0
            ? "nothing was asked"
            : "%d of %d were served".formatted(tally.ok(), tally.all()));
  }
}
