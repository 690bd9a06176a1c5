package loadbearing.report.story;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.data.Durability;
import loadbearing.report.ClaimResult;
import loadbearing.topology.drawing.Labels;

/** The first screen: which architecture won at what, and what broke. */
final class Headlines {
  private Headlines() {}

  /** The sentences, the most urgent first. */
  static List<Headline> of(List<RunStory> runs, List<ClaimResult> claims) {
    return Stream.of(
            runs.stream().flatMap(Headlines::invalid),
            runs.stream().flatMap(Headlines::surprises),
            claims.stream().filter(claim -> !claim.isAsExpected()).map(Headlines::unexpected),
            Contests.of(runs).stream().flatMap(contest -> contest.headlines().stream()),
            runs.stream().filter(RunStory::isValid).flatMap(Headlines::fates),
            runs.stream().filter(RunStory::isValid).flatMap(Headlines::data))
        .flatMap(Function.identity())
        .distinct()
        .sorted(Comparator.comparing(Headline::tone))
        .toList();
  }

  private static Stream<Headline> invalid(RunStory run) {
    return run.isValid()
        ? Stream.of()
        : Stream.of(
            new Headline(
                Headline.Tone.VOID,
                "Run %s proves nothing: %s."
                    .formatted(run.run().id(), String.join("; ", run.report().voidReasons()))));
  }

  /** What one fault did against the prediction is told with the fault. */
  private static Stream<Headline> surprises(RunStory run) {
    return run.report().surprises().broken().stream()
        .filter(
            surprise ->
                surprise.finding().stream()
                    .noneMatch(
                        it -> it.measure().equals(SinglePointOfFailure.SINGLE_POINT_OF_FAILURE)))
        .map(
            surprise ->
                new Headline(
                    Headline.Tone.SURPRISE,
                    "%s, run %s: %s."
                        .formatted(run.run().topology().id(), run.run().id(), surprise.words())));
  }

  private static Headline unexpected(ClaimResult claim) {
    if (!claim.isPlain()) {
      return new Headline(
          Headline.Tone.SURPRISE,
          "%s did not come out as expected: %s. (%s)"
              .formatted(claim.id(), claim.verdict(), claim.claim()));
    }
    return new Headline(
        Headline.Tone.SURPRISE,
        "%s was expected to be “%s” and came out “%s”: %s."
            .formatted(claim.id(), claim.expected(), claim.verdict(), claim.claim()));
  }

  private static Stream<Headline> fates(RunStory run) {
    return run.faults().stream().map(fault -> fate(run, fault));
  }

  private static Headline fate(RunStory run, FaultEffect fault) {
    var told =
        fault.losses().stream()
            .filter(loss -> loss.asked() > 0)
            .map(Headlines::told)
            .collect(Collectors.joining("; "));
    return new Headline(
        tone(fault),
        "%s, “%s”: %s."
            .formatted(
                run.run().topology().id(),
                fault.episode().words(),
                told.isEmpty() ? "nobody asked anything" : told));
  }

  private static Headline.Tone tone(FaultEffect fault) {
    if (fault.losses().stream().anyMatch(FaultEffect.Loss::isSurprise)) {
      return Headline.Tone.SURPRISE;
    }
    return fault.losses().stream()
            .allMatch(loss -> loss.asked() == 0 || loss.fate() == FaultEffect.Fate.WENT_ON)
        ? Headline.Tone.HELD
        : Headline.Tone.BROKE;
  }

  private static String told(FaultEffect.Loss loss) {
    var goal = Labels.of(loss.goal());
    var served = Numbers.percent(loss.success()) + " served";
    // What went on was not out from its first failure to its last.
    var word = loss.fate() == FaultEffect.Fate.WENT_ON ? ", failures over " : ", outage ";
    var outage = loss.outage() > 0 ? word + Numbers.seconds(loss.outage()) : "";
    var fate =
        switch (loss.fate()) {
          case WENT_ON -> " went on";
          case PARTLY -> " suffered";
          case LOST -> " were lost";
          case UNTRIED -> " were not asked after";
        };
    return goal
        + fate
        + (loss.isSurprise() ? ", against the prediction" : "")
        + " ("
        + served
        + outage
        + ")";
  }

  private static Stream<Headline> data(RunStory run) {
    return Stream.concat(
        data(run, Durability.KEPT, "acknowledged writes were lost"),
        data(run, Staleness.FRESH, "reads were stale"));
  }

  private static Stream<Headline> data(RunStory run, Measure measure, String what) {
    return Known.find(run.report().findings(), measure, Subject.run()).stream()
        .filter(finding -> finding.value() > 0)
        .map(
            finding ->
                new Headline(
                    Headline.Tone.BROKE,
                    "%s: %s of %s %s."
                        .formatted(
                            run.run().topology().id(),
                            Numbers.percent(finding.value()),
                            Numbers.plain(finding.exposure()),
                            what)));
  }
}
