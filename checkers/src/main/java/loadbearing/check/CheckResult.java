package loadbearing.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a check found in one file.
 *
 * @param file the file
 * @param model what it was checked against; empty if it could not be read
 * @param verdict the answer
 * @param operations how many were called
 * @param readSeconds time to read the file
 * @param checkSeconds time to decide
 * @param anomalies what was found, such as {@code G1a}
 * @param violates the weakest guarantees that it rules out, such as {@code read-committed}
 * @param counterexample positions in the file, from 0, of the completions that prove it; what
 *     cannot be explained comes first
 * @param why sentences for people, one a line; empty if all is well
 * @param scene the operations that prove it and their times, to be drawn
 * @param explanations of transactions, each proof as data, the one of the counterexample first
 * @param problem what is wrong with the file
 */
public record CheckResult(
    Path file,
    Optional<Model> model,
    CheckVerdict verdict,
    long operations,
    double readSeconds,
    double checkSeconds,
    List<String> anomalies,
    List<String> violates,
    List<Long> counterexample,
    List<String> why,
    List<Shown> scene,
    List<Explanation> explanations,
    Optional<Problem> problem) {

  /**
   * One operation of a drawing.
   *
   * @param process who did it
   * @param deed what it did, in a few words
   * @param called when it was called, in the history's own time
   * @param returned when it returned; {@link Long#MAX_VALUE} if never
   * @param offending whether it belongs to the proof
   */
  public record Shown(String process, String deed, long called, long returned, boolean offending) {}

  public CheckResult {
    anomalies = List.copyOf(anomalies);
    violates = List.copyOf(violates);
    counterexample = List.copyOf(counterexample);
    why = List.copyOf(why);
    scene = List.copyOf(scene);
    explanations = List.copyOf(explanations);
  }

  /**
   * What {@code judged} says of a file. What was proved before a file breaks off stays bad; what
   * was not is unknown.
   */
  public static CheckResult of(
      Path file,
      Optional<Judged> judged,
      Optional<Problem> problem,
      long operations,
      double readSeconds,
      double checkSeconds) {
    return new CheckResult(
        file,
        judged.map(Judged::model),
        verdict(judged, problem),
        operations,
        readSeconds,
        checkSeconds,
        judged.map(Judged::anomalies).orElse(List.of()),
        judged.map(Judged::violates).orElse(List.of()),
        judged.map(Judged::counterexample).orElse(List.of()),
        why(judged, problem),
        judged.map(Judged::scene).orElse(List.of()),
        judged.map(Judged::explanations).orElse(List.of()),
        problem);
  }

  private static CheckVerdict verdict(Optional<Judged> judged, Optional<Problem> problem) {
    var verdict = judged.map(Judged::verdict).orElse(CheckVerdict.UNKNOWN);
    return verdict == CheckVerdict.OK && problem.isPresent() ? CheckVerdict.UNKNOWN : verdict;
  }

  private static List<String> why(Optional<Judged> judged, Optional<Problem> problem) {
    var lines = new ArrayList<String>();
    problem.ifPresent(p -> lines.add(p.what()));
    judged.ifPresent(j -> lines.addAll(j.why()));
    return lines;
  }

  /** Whether the file could not be read, or contradicts itself, and nothing was proved before. */
  public boolean isUnreadable() {
    return verdict != CheckVerdict.BAD && problem.isPresent() && !problem.get().brokenOff();
  }

  /**
   * The exit code for several files: 2 if one is unreadable, else 1 bad, else 4 unknown, else 0.
   */
  public static int exitCode(List<CheckResult> results) {
    if (results.stream().anyMatch(CheckResult::isUnreadable)) {
      return 2;
    }
    if (results.stream().anyMatch(result -> result.verdict == CheckVerdict.BAD)) {
      return 1;
    }
    return results.stream().anyMatch(result -> result.verdict == CheckVerdict.UNKNOWN) ? 4 : 0;
  }
}
