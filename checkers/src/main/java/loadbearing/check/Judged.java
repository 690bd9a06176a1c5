package loadbearing.check;

import java.util.List;

/**
 * What a checker says of what was read.
 *
 * @param model what it was checked against
 * @param verdict the answer for what was read
 * @param anomalies what was found
 * @param violates the weakest guarantees that it rules out
 * @param counterexample labels of the operations that prove it, what cannot be explained first
 * @param why sentences, one a line
 * @param scene the operations to be drawn
 * @param explanations of transactions, each proof as data
 */
public record Judged(
    Model model,
    CheckVerdict verdict,
    List<String> anomalies,
    List<String> violates,
    List<Long> counterexample,
    List<String> why,
    List<CheckResult.Shown> scene,
    List<Explanation> explanations) {
  public Judged {
    anomalies = List.copyOf(anomalies);
    violates = List.copyOf(violates);
    counterexample = List.copyOf(counterexample);
    why = List.copyOf(why);
    scene = List.copyOf(scene);
    explanations = List.copyOf(explanations);
  }

  /** Of what are no transactions. */
  public Judged(
      Model model,
      CheckVerdict verdict,
      List<String> anomalies,
      List<String> violates,
      List<Long> counterexample,
      List<String> why,
      List<CheckResult.Shown> scene) {
    this(model, verdict, anomalies, violates, counterexample, why, scene, List.of());
  }

  /** The same with the operations that prove it named otherwise. */
  public Judged at(List<Long> positions) {
    return new Judged(model, verdict, anomalies, violates, positions, why, scene, explanations);
  }

  /** Nothing was found, or it could not be decided. */
  public static Judged clean(Model model, CheckVerdict verdict, List<String> why) {
    return new Judged(model, verdict, List.of(), List.of(), List.of(), why, List.of());
  }
}
