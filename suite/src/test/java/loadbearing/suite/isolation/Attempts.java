package loadbearing.suite.isolation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadbearing.check.txn.Level;
import loadbearing.history.Event;
import loadbearing.history.History;
import loadbearing.history.Plan;
import loadbearing.history.Played;
import loadbearing.history.Run;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;

/** Attempts as a database could have answered them. */
final class Attempts {
  private Attempts() {}

  /** Answers by name, {@code one=10 final=11;22}; nothing after {@code =} is no row. */
  static Map<String, String> answers(String words) {
    return Arrays.stream(words.split(" "))
        .map(word -> word.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  /** One in which every session comes to its end. */
  static List<Played> played(
      Scenario scenario, Level level, int number, Map<String, String> answers) {
    return IntStream.range(0, scenario.steps().size())
        .mapToObj(i -> played(scenario, level, number, scenario.steps().get(i), answers, i))
        .toList();
  }

  private static Played played(
      Scenario scenario,
      Level level,
      int number,
      Step step,
      Map<String, String> answers,
      int position) {
    return new Played(
        scenario.anomaly(),
        loadbearing.workload.Level.of(level.word()),
        number,
        step.session(),
        step.name(),
        step.sql(),
        answers.getOrDefault(step.name(), ""),
        "",
        1000L * number + position,
        1000L * number + position + 1);
  }

  /** The same, but {@code session} is given up where it would have committed. */
  static List<Played> givenUp(List<Played> played, int session) {
    return played.stream()
        .map(each -> each.session() == session && each.sql().equals("COMMIT") ? dead(each) : each)
        .toList();
  }

  private static Played dead(Played played) {
    return new Played(
        played.script(),
        played.level(),
        played.attempt(),
        played.session(),
        played.step(),
        played.sql(),
        "",
        "1213 Deadlock found",
        played.at(),
        played.returned());
  }

  /** A run at {@code level} of which the script wrote {@code attempts}. */
  static Run run(Level level, boolean complete, List<List<Played>> attempts) {
    List<Event> events = attempts.stream().flatMap(List::stream).collect(Collectors.toList());
    return new Run(
        "run",
        Catalogue.topology("A4"),
        Plan.of(
            Workloads.of("transactions-" + level.word()),
            Load.of("8 users"),
            Duration.ofNanos(1_000_000_000)),
        Map.of(),
        new History(new ArrayList<>(events), complete));
  }

  /** So many attempts that were answered the same. */
  static Stream<List<Played>> repeated(
      int times, Scenario scenario, Level level, Map<String, String> answers) {
    return IntStream.rangeClosed(1, times)
        .mapToObj(number -> played(scenario, level, number, answers));
  }
}
