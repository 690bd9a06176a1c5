package loadbearing.report.story;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.comparison.Contest;
import loadbearing.analysis.comparison.Contests;
import loadbearing.analysis.comparison.Toll;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.data.Durability;
import loadbearing.topology.Goal;
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
            Contests.of(runs.stream().map(RunStory::report).toList()).stream()
                .flatMap(contest -> contest.outcome().stream().map(it -> told(contest, it))),
            fates(runs),
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
    var tone = claim.isUndecided() ? Headline.Tone.UNDECIDED : Headline.Tone.SURPRISE;
    if (!claim.isPlain()) {
      return new Headline(
          tone,
          "%s did not come out as expected: %s. (%s)"
              .formatted(claim.id(), claim.verdict(), claim.claim()));
    }
    return new Headline(
        tone,
        "%s was expected to be “%s” and came out “%s”: %s."
            .formatted(claim.id(), claim.expected(), claim.verdict(), claim.claim()));
  }

  private static Headline told(Contest contest, Contest.Result outcome) {
    var behind =
        outcome.behind().isEmpty() ? "" : " Behind: " + told(contest, outcome.behind()) + ".";
    return outcome.isWon()
        ? new Headline(
            Headline.Tone.WON,
            "%s wins at %s: %s.%s"
                .formatted(
                    outcome.best().getFirst().name(),
                    contest.what(),
                    value(contest, outcome.best().getFirst()),
                    behind))
        : new Headline(
            Headline.Tone.EVEN,
            "%s are indistinguishable at %s: %s.%s"
                .formatted(
                    names(outcome.best()), contest.what(), told(contest, outcome.best()), behind));
  }

  private static String names(List<Contest.Entry> entries) {
    var names = entries.stream().map(Contest.Entry::name).toList();
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private static String told(Contest contest, List<Contest.Entry> entries) {
    return entries.stream()
        .map(entry -> entry.name() + " " + value(contest, entry))
        .collect(Collectors.joining("; "));
  }

  /** Nobody is better without saying what that costs. */
  private static String value(Contest contest, Contest.Entry entry) {
    var outlay = entry.outlay();
    return "%s (%s) with %s core%s on %d machine%s"
        .formatted(
            Numbers.in(contest.unit(), entry.value()),
            Numbers.interval(contest.unit(), Optional.of(entry.interval())),
            Numbers.plain(outlay.cores()),
            outlay.cores() == 1 ? "" : "s",
            outlay.machines(),
            outlay.machines() == 1 ? "" : "s");
  }

  /** Of an architecture, a fault that comes again and does the same is told once. */
  private static Stream<Headline> fates(List<RunStory> runs) {
    Map<Object, List<Told>> alike =
        runs.stream()
            .filter(RunStory::isValid)
            .flatMap(run -> run.faults().stream().map(fault -> new Told(run, fault)))
            .collect(Collectors.groupingBy(Told::news, LinkedHashMap::new, Collectors.toList()));
    return alike.values().stream().map(Headlines::fate);
  }

  /** A fault of a run. */
  private record Told(RunStory run, Toll fault) {
    /** What is new about it. */
    Object news() {
      return List.of(
          run.run().topology().id(),
          fault.episode().fault().words(),
          tone(fault),
          losses().map(loss -> List.of(loss.goal(), loss.fate())).toList());
    }

    Stream<Toll.Lost> losses() {
      return fault.losses().stream().filter(loss -> loss.asked() > 0);
    }
  }

  private static Headline fate(List<Told> alike) {
    var first = alike.getFirst();
    var told =
        first
            .losses()
            .map(loss -> worst(alike, loss.goal()))
            .map(Headlines::told)
            .collect(Collectors.joining("; "));
    var words =
        alike.size() == 1
            ? "“%s”".formatted(first.fault().episode().words())
            : "“%s”, %d times, at worst"
                .formatted(first.fault().episode().fault().words(), alike.size());
    return new Headline(
        tone(first.fault()),
        "%s, %s: %s."
            .formatted(
                first.run().run().topology().id(),
                words,
                told.isEmpty() ? "nobody asked anything" : told));
  }

  private static Toll.Lost worst(List<Told> alike, Goal goal) {
    return alike.stream()
        .map(told -> told.fault().loss(goal))
        .min(Comparator.comparingDouble(Toll.Lost::success))
        .orElseThrow();
  }

  private static Headline.Tone tone(Toll fault) {
    if (fault.losses().stream().anyMatch(Toll.Lost::isSurprise)) {
      return Headline.Tone.SURPRISE;
    }
    return fault.losses().stream()
            .allMatch(loss -> loss.asked() == 0 || loss.fate() == Toll.Fate.WENT_ON)
        ? Headline.Tone.HELD
        : Headline.Tone.BROKE;
  }

  private static String told(Toll.Lost loss) {
    var goal = Labels.of(loss.goal());
    var served = Numbers.percent(loss.success()) + " served";
    // What went on was not out from its first failure to its last.
    var word = loss.fate() == Toll.Fate.WENT_ON ? ", failures over " : ", outage ";
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
    return run.report().find(measure, Subject.run()).stream()
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
