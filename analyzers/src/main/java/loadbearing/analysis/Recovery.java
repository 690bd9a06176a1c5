package loadbearing.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import loadbearing.history.Episode;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;

/**
 * What users felt of each fault: how long the outage was, how soon the system noticed, and how soon
 * it served steadily again, which means {@value #STEADY} operations in a row, by the time they were
 * due. An operation that was in flight when the next fault began is that one's.
 */
public final class Recovery implements Analyzer {
  /** How long things went wrong. */
  public static final Measure OUTAGE =
      Measure.less("outage", "s", "from the first operation that a fault let go wrong to the last");

  /** How soon it was noticed. */
  public static final Measure NOTICED =
      Measure.less(
              "noticed", "s", "from the fault's begin until a node said that something is lost")
          .said("time to notice");

  /** How soon users were served steadily again. */
  public static final Measure RECOVERY =
      Measure.less(
          "recovery", "s", "from the fault's begin until users were served steadily again");

  /** Served operations in a row that count as recovered. */
  static final int STEADY = 20;

  private static final long FOREVER = Long.MAX_VALUE;

  @Override
  public List<Measure> measures() {
    return List.of(OUTAGE, NOTICED, RECOVERY);
  }

  @Override
  public List<Finding> judge(Run run) {
    var asked = Asked.of(run);
    var losses = Loss.of(run);
    List<Finding> findings = new ArrayList<>();
    for (var episode : run.episodes()) {
      if (episode.began().isPresent()) {
        long until = Episodes.others(run, episode).beganAfter(began(episode)).orElse(FOREVER);
        var detected = detected(losses, episode);
        asked.forEach(some -> findings.addAll(judge(some, episode, until, detected)));
      }
    }
    return findings;
  }

  private static List<Finding> judge(
      Asked asked, Episode episode, long until, OptionalLong detected) {
    var touched =
        asked.operations().stream()
            .filter(o -> o.returned() >= began(episode) && o.returned() < until)
            .toList();
    if (touched.isEmpty()) {
      return List.of();
    }
    var subject = asked.subject().during(episode.number());
    var bad = touched.stream().filter(o -> o.outcome() != Outcome.OK).toList();
    if (bad.isEmpty()) {
      return List.of(seconds(OUTAGE, subject, 0, touched.size(), "no operation went wrong"));
    }
    return felt(episode, detected, subject, touched, bad);
  }

  private static long began(Episode episode) {
    return episode.began().orElseThrow();
  }

  private static OptionalLong detected(List<Loss> losses, Episode episode) {
    return losses.stream()
        .filter(loss -> loss.episode().number() == episode.number())
        .map(Loss::detected)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private static List<Finding> felt(
      Episode episode,
      OptionalLong detected,
      Subject subject,
      List<Operation> touched,
      List<Operation> bad) {
    long began = began(episode);
    // One that was in flight when the fault began was well until then.
    long first = Math.max(began, bad.getFirst().due());
    long last = Math.max(began, bad.getLast().due());
    List<Finding> findings = new ArrayList<>();
    findings.add(
        seconds(
                OUTAGE,
                subject,
                last - first,
                touched.size(),
                "%d operations went wrong, from %.2f s to %.2f s after the fault began"
                    .formatted(bad.size(), (first - began) / 1e9, (last - began) / 1e9))
            .with(List.of(evidence(bad))));
    findings.add(detection(detected, subject, began, first, touched.size()));
    findings.add(recovery(episode, subject, touched));
    return findings;
  }

  private static Finding detection(
      OptionalLong detected, Subject subject, long began, long firstBad, long exposure) {
    return seconds(
        NOTICED,
        subject,
        detected.orElse(firstBad) - began,
        exposure,
        detected.isPresent()
            ? "until a node first said so"
            : "no node said so: until the first operation went wrong");
  }

  private static Finding recovery(Episode episode, Subject subject, List<Operation> touched) {
    long began = began(episode);
    var steady = steadyFrom(touched);
    if (steady.isPresent()) {
      long healed = episode.healed().orElse(FOREVER);
      long at = steady.getAsLong();
      return Finding.decided(
          RECOVERY,
          subject,
          Verdict.HOLDS,
          (at - began) / 1e9,
          Optional.empty(),
          touched.size(),
          at < healed
              ? "served steadily again while the fault was still there"
              : "served steadily again %.2f s after it was healed".formatted((at - healed) / 1e9));
    }
    long after = touched.stream().filter(o -> o.due() >= episode.healed().orElse(FOREVER)).count();
    var found =
        "%d operations after it was healed, never %d served in a row".formatted(after, STEADY);
    return after >= STEADY
        ? Finding.decided(
            RECOVERY, subject, Verdict.REFUTED, Double.NaN, Optional.empty(), touched.size(), found)
        : Finding.undecided(
            RECOVERY, subject, touched.size(), found + ": let the run go on longer");
  }

  /** When the first of {@value #STEADY} served ones in a row was due, after something was bad. */
  private static OptionalLong steadyFrom(List<Operation> operations) {
    int good = 0;
    boolean bad = false;
    for (int i = 0; i < operations.size(); i++) {
      boolean ok = operations.get(i).outcome() == Outcome.OK;
      bad |= !ok;
      good = ok ? good + 1 : 0;
      if (bad && good == STEADY) {
        return OptionalLong.of(operations.get(i - STEADY + 1).due());
      }
    }
    return OptionalLong.empty();
  }

  private static Finding seconds(
      Measure measure, Subject subject, long nanos, long exposure, String why) {
    return Finding.reported(measure, subject, nanos / 1e9, Optional.empty(), exposure, why);
  }

  private static Finding.Evidence evidence(List<Operation> bad) {
    return new Finding.Evidence(
        "the first and the last that went wrong", List.of(bad.getFirst().id(), bad.getLast().id()));
  }
}
