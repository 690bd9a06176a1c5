package loadbearing.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Rule;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.availability.FaultEffect;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.analysis.judge.Surprise;
import loadbearing.history.Acted;
import loadbearing.history.Episode;
import loadbearing.history.Operation;
import loadbearing.history.Run;
import loadbearing.report.story.FindingNames;

/**
 * What a run came to, as {@code run --json} and {@code judge --json} print it. Times are seconds
 * since time zero.
 *
 * @param run the run's folder
 * @param architecture its id
 * @param seed of every random choice
 * @param operations how many were measured
 * @param findings what was judged
 * @param faults what was broken
 * @param acts what operators did
 * @param surprises what contradicts what the architecture promises in every run
 * @param doubts why the run is void; empty if it is not
 */
record RunSummary(
    String run,
    String architecture,
    long seed,
    long operations,
    List<Judged> findings,
    List<Broken> faults,
    List<Done> acts,
    List<String> surprises,
    List<String> doubts) {

  private static final String DEEPER = " ".repeat(15);

  /** One act; a time is null where it never came. */
  record Done(String act, Double done, Double proved) {
    static Done of(Acted acted) {
      return new Done(acted.words(), Broken.seconds(acted.done()), Broken.seconds(acted.proved()));
    }
  }

  /**
   * One finding; {@code verdict}, {@code interval} and {@code threshold} are null where there is
   * none; {@code evidence} is what proves it, whole.
   */
  record Judged(
      String measure,
      String subject,
      String name,
      String verdict,
      Double value,
      List<Double> interval,
      String unit,
      long exposure,
      Double threshold,
      String why,
      List<Finding.Evidence> evidence) {
    static Judged of(Finding finding, Run run) {
      return new Judged(
          finding.measure().id(),
          finding.subject().spelling(),
          FindingNames.of(finding, run),
          finding.verdict().map(Enum::name).orElse(null),
          Double.isFinite(finding.value()) ? finding.value() : null,
          finding.interval().map(Judged::ends).orElse(null),
          finding.unit(),
          finding.exposure(),
          finding.rule().map(Rule::threshold).orElse(null),
          finding.why(),
          finding.evidence());
    }

    /** What shows that it does not hold, in words. */
    private Stream<String> counterexamples() {
      return Verdict.REFUTED.name().equals(verdict)
          ? evidence.stream().map(Finding.Evidence::what)
          : Stream.of();
    }

    /** An infinite end has no number in JSON. */
    private static List<Double> ends(Interval interval) {
      return java.util.Arrays.asList(finite(interval.low()), finite(interval.high()));
    }

    private static Double finite(double value) {
      return Double.isFinite(value) ? value : null;
    }
  }

  /** One fault; a time is null where it never came. */
  record Broken(
      String fault,
      Double began,
      Double proved,
      Double healed,
      Double healProved,
      List<Effect> effects) {
    static Broken of(Episode episode, List<FaultEffect> effects) {
      return new Broken(
          episode.words(),
          seconds(episode.began()),
          seconds(episode.proved()),
          seconds(episode.healed()),
          seconds(episode.healProved()),
          effects.stream()
              .filter(effect -> effect.number() == episode.number())
              .map(Effect::of)
              .toList());
    }

    private static Double seconds(OptionalLong nanos) {
      return nanos.isPresent() ? nanos.getAsLong() / 1e9 : null;
    }
  }

  /**
   * What a fault did to one goal; seconds count from its begin.
   *
   * @param goal {@code reads}, {@code writes} or {@code sessions}
   * @param asked operations due from its begin until it was healed
   * @param served how many of them were served
   * @param servedAfter the share served of those due after it was healed and before another fault
   *     began, in [0, 1]; null if there were none
   * @param failback how many of those were not served
   * @param noticedSeconds until a node said so; null if none did
   * @param outageSeconds the longest time without steady service; 0 if there was none
   * @param recoveredSeconds until the last such time was over; null if it was not over
   * @param overlaps whether another fault was at work at the same time
   */
  record Effect(
      String goal,
      long asked,
      long served,
      Double servedAfter,
      long failback,
      Double noticedSeconds,
      double outageSeconds,
      Double recoveredSeconds,
      boolean overlaps) {
    static Effect of(FaultEffect effect) {
      return new Effect(
          Aspect.word(effect.goal()),
          effect.asked(),
          effect.served(),
          effect.askedAfter() == 0 ? null : effect.servedAfter(),
          effect.failback(),
          Broken.seconds(effect.noticed()),
          effect.outage() / 1e9,
          Broken.seconds(effect.recovered()),
          effect.overlaps());
    }
  }

  static RunSummary of(Path folder, JudgedRun report) {
    Run run = report.run();
    var effects = FaultEffect.of(run);
    return new RunSummary(
        folder.toString(),
        run.topology().id(),
        run.plan().seed(),
        run.history().measured().stream().map(Operation::id).count(),
        report.findings().stream().map(finding -> Judged.of(finding, run)).toList(),
        run.episodes().stream().map(episode -> Broken.of(episode, effects)).toList(),
        run.acts().stream().map(Done::of).toList(),
        report.surprises().broken().stream().map(Surprise::words).toList(),
        report.voidReasons());
  }

  /** What is promised and broken is 1, also in a run that is void for something else. */
  int exitCode() {
    if (!surprises.isEmpty()) {
      return Exit.UNEXPECTED;
    }
    return doubts.isEmpty() ? Exit.EXPECTED : Exit.UNDECIDED;
  }

  /** For people. */
  String words() {
    return "%s  %,d operations  seed %d%n".formatted(run, operations, seed)
        + faults.stream().map(RunSummary::line).collect(Collectors.joining())
        + acts.stream().map(RunSummary::line).collect(Collectors.joining())
        + findings.stream().map(RunSummary::line).collect(Collectors.joining())
        + surprises.stream().map("SURPRISE: %s%n"::formatted).collect(Collectors.joining())
        + doubts.stream().map("VOID: %s%n"::formatted).collect(Collectors.joining());
  }

  private static String line(Broken fault) {
    return "  %s: %s, %s%n"
        .formatted(
            fault.fault(),
            when("proved at", fault.proved(), "NOT PROVED"),
            when("gone at", fault.healProved(), "NOT PROVED TO BE GONE"));
  }

  private static String line(Done act) {
    return "  %s: %s%n".formatted(act.act(), when("proved at", act.proved(), "NOT PROVED"));
  }

  private static String when(String word, Double seconds, String never) {
    return seconds == null ? never : "%s %.2f s".formatted(word, seconds);
  }

  private static String line(Judged finding) {
    return "  %-12s %s%s: %s%n"
            .formatted(
                Optional.ofNullable(finding.verdict()).orElse(""),
                finding.name(),
                finding.value() == null
                    ? ""
                    : " = %.4g %s".formatted(finding.value(), finding.unit()).stripTrailing(),
                finding.why())
        + finding
            .counterexamples()
            .map(what -> what.replace("; ", ";%n".formatted() + DEEPER))
            .map(what -> DEEPER + what + System.lineSeparator())
            .collect(Collectors.joining());
  }
}
