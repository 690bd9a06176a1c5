package loadbearing.analysis.availability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.observed.Asked;
import loadbearing.history.Operation;
import loadbearing.history.Run;

/**
 * What users felt of each fault, each time that it came: how long they were not served steadily,
 * how soon a node noticed, how soon all of it was over, and what the return cost. Steadily means
 * {@value Stretch#STEADY} operations in a row; all times count from the fault's begin, so that an
 * outage is never longer than the recovery from it.
 */
public final class Recovery implements Analyzer {
  /** The longest time that users were not served steadily. */
  public static final Measure OUTAGE =
      Measure.less(
          "outage",
          "s",
          "the longest time from an operation that went wrong to the first of 20 in a row served,"
              + " begun before the fault was healed");

  /** How soon it was noticed. */
  public static final Measure NOTICED =
      Measure.less(
              "noticed", "s", "from the fault's begin until a node said that something is lost")
          .said("time to notice");

  /** How soon all outages were over. */
  public static final Measure RECOVERY =
      Measure.less(
          "recovery", "s", "from the fault's begin until the last of its outages was over");

  /** What its return cost. */
  public static final Measure FAILBACK =
      Measure.less(
          "failback",
          "operations",
          "operations that went wrong after the fault was healed and before the next one");

  /** The longest time that users were not served steadily, over all faults. */
  public static final Measure LONGEST_OUTAGE =
      Measure.less(
          "longest-outage",
          "s",
          "the longest time in the whole run from an operation that went wrong to the first of 20"
              + " in a row served");

  @Override
  public List<Measure> measures() {
    return List.of(OUTAGE, NOTICED, RECOVERY, FAILBACK, LONGEST_OUTAGE);
  }

  @Override
  public List<Finding> judge(Run run) {
    return run.episodes().isEmpty()
        ? List.of()
        : Stream.concat(
                FaultEffect.of(run).stream().flatMap(effect -> judge(effect).stream()),
                Asked.of(run).stream().map(Recovery::longest))
            .toList();
  }

  private static Finding longest(Asked asked) {
    var operations = asked.operations();
    var longest =
        Stretch.of(operations, Long.MIN_VALUE).stream().mapToLong(Stretch::length).max().orElse(0);
    return seconds(LONGEST_OUTAGE, asked.subject(), longest, operations.size(), "of the whole run");
  }

  private static List<Finding> judge(FaultEffect effect) {
    long exposure = effect.asked() + effect.askedAfter();
    if (exposure == 0) {
      return List.of();
    }
    var subject = Subject.of(effect.goal()).during(effect.number());
    List<Finding> findings = new ArrayList<>();
    findings.add(outage(effect, subject, exposure));
    effect
        .noticed()
        .ifPresent(
            at -> findings.add(seconds(NOTICED, subject, at, exposure, "until a node said so")));
    if (!effect.stretches().isEmpty()) {
      findings.add(recovery(effect, subject, exposure));
    }
    findings.add(failback(effect, subject));
    return findings;
  }

  private static Finding outage(FaultEffect effect, Subject subject, long exposure) {
    var wrong = effect.wrong();
    return seconds(
            OUTAGE,
            subject,
            effect.outage(),
            exposure,
            wrong.isEmpty()
                ? "no operation went wrong"
                : "%d operations went wrong, %d of %d were served while it lasted%s"
                    .formatted(
                        wrong.size(),
                        effect.served(),
                        effect.asked(),
                        effect.overlaps() ? "; another fault was at work too" : ""))
        .with(wrong.isEmpty() ? List.of() : List.of(evidence(wrong)));
  }

  private static Finding recovery(FaultEffect effect, Subject subject, long exposure) {
    var recovered = effect.recovered();
    if (recovered.isPresent()) {
      return Finding.decided(
          RECOVERY,
          subject,
          Verdict.HOLDS,
          recovered.getAsLong() / 1e9,
          Optional.empty(),
          exposure,
          "%d times out, the last time until then".formatted(effect.stretches().size()));
    }
    var found =
        "%d operations after it was healed, never %d served in a row"
            .formatted(effect.askedAfter(), Stretch.STEADY);
    return effect.overdue() >= Stretch.STEADY
        ? Finding.decided(
            RECOVERY, subject, Verdict.REFUTED, Double.NaN, Optional.empty(), exposure, found)
        : Finding.undecided(
            RECOVERY,
            subject,
            exposure,
            found
                + "; only %d until the last that went wrong were due after the time that balancers and clients may take: let it go on longer before the next fault or the end"
                    .formatted(effect.overdue()));
  }

  private static Finding failback(FaultEffect effect, Subject subject) {
    return Finding.reported(
        FAILBACK,
        subject,
        effect.failback(),
        Optional.empty(),
        effect.askedAfter(),
        "of %d due after it was healed and before another fault".formatted(effect.askedAfter()));
  }

  private static Finding seconds(
      Measure measure, Subject subject, long nanos, long exposure, String why) {
    return Finding.reported(measure, subject, nanos / 1e9, Optional.empty(), exposure, why);
  }

  private static Finding.Evidence evidence(List<Operation> wrong) {
    return new Finding.Evidence(
        "the first and the last that went wrong",
        List.of(wrong.getFirst().id(), wrong.getLast().id()));
  }
}
