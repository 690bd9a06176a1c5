package loadbearing.suite.isolation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Finding.Evidence;
import loadbearing.analysis.Intervals;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.check.txn.Level;
import loadbearing.history.Played;
import loadbearing.history.Run;

/**
 * Whether the scenarios that a run played show the anomalies that MySQL is known to show at their
 * level, and no others. One finding for each: HOLDS if it is as known, REFUTED if not. Exposure is
 * the attempts in which at least one transaction committed.
 */
public final class KnownAnomalies implements Analyzer {
  private static final double CONFIDENCE = 0.95;

  /** Steps in turns leave little to chance; fewer attempts than this say the database was away. */
  private static final int ENOUGH = 3;

  private record Question(String script, Level level) {}

  /** Whether a scenario shows an anomaly exactly where it is known to be shown. */
  public static final Measure KNOWN_ANOMALY =
      Measure.neither(
          "known-anomaly",
          "",
          "the share of attempts that showed an anomaly; holds if it is known to be shown there");

  /** Whether the load loses updates where it is known to. */
  public static final Measure UPDATES_LOST = LostUpdates.UPDATES_LOST;

  @Override
  public List<Measure> measures() {
    return List.of(KNOWN_ANOMALY, UPDATES_LOST);
  }

  @Override
  public List<Finding> judge(Run run) {
    List<Finding> findings = new ArrayList<>();
    questions(run)
        .forEach(
            (question, attempts) -> {
              var finding = finding(question, attempts);
              findings.add(
                  run.history().complete()
                      ? finding
                      : finding.doubted("the history breaks off before its end"));
            });
    if (!findings.isEmpty()) {
      findings.addAll(LostUpdates.judge(run));
    }
    return findings;
  }

  private static Map<Question, Collection<Seen>> questions(Run run) {
    Map<Question, Map<Integer, List<Played>>> played = new LinkedHashMap<>();
    run.history()
        .of(Played.class)
        .forEach(
            statement ->
                played
                    .computeIfAbsent(
                        new Question(statement.script(), Level.of(statement.level().word())),
                        q -> new TreeMap<>())
                    .computeIfAbsent(statement.attempt(), a -> new ArrayList<>())
                    .add(statement));
    Map<Question, Collection<Seen>> questions = new LinkedHashMap<>();
    played.forEach(
        (question, attempts) ->
            questions.put(question, attempts.values().stream().map(Seen::new).toList()));
    return questions;
  }

  private static Finding finding(Question question, Collection<Seen> attempts) {
    return Scenarios.of(question.script())
        .map(scenario -> finding(scenario, question.level(), attempts))
        .orElseGet(
            () ->
                Finding.undecided(
                    KNOWN_ANOMALY,
                    Subject.of(
                        new Aspect.OfAnomaly(question.script()),
                        new Aspect.AtLevel(question.level().word())),
                    attempts.size(),
                    "no scenario has this name; it was played by another version"));
  }

  private static Finding finding(Scenario scenario, Level level, Collection<Seen> attempts) {
    var valid = attempts.stream().filter(Seen::hasCommit).toList();
    var shown = valid.stream().filter(scenario::isShownBy).toList();
    if (valid.size() < ENOUGH && shown.isEmpty()) {
      return Finding.undecided(
          KNOWN_ANOMALY,
          scenario.subject(level),
          valid.size(),
          "%d attempts in which a transaction committed, expected %d or more"
              .formatted(valid.size(), ENOUGH));
    }
    var proof = shown.isEmpty() ? valid.getFirst() : shown.getFirst();
    return Finding.decided(
            KNOWN_ANOMALY,
            scenario.subject(level),
            scenario.isKnownAt(level) != shown.isEmpty() ? Verdict.HOLDS : Verdict.REFUTED,
            (double) shown.size() / valid.size(),
            Optional.of(Intervals.proportion(shown.size(), valid.size(), CONFIDENCE)),
            valid.size(),
            "shown in %d of %d attempts; MySQL is known to %s it"
                .formatted(
                    shown.size(), valid.size(), scenario.isKnownAt(level) ? "show" : "prevent"))
        .with(List.of(new Evidence(proof.words(), List.of())));
  }
}
