package loadbearing.suite.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import loadbearing.check.txn.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenariosTest {
  /** What a database that shows each anomaly answers, one after the other. */
  private static final String SHOWN =
      """
      G0                                        | final=11;22
      G0                                        | final=12;21
      G1a                                       | read=101
      G1b                                       | read=101
      G1c                                       | one=22 two=11
      OTV                                       | first=12 second=19 third=12 fourth=18
      OTV                                       | first=12 second=18 third=12 fourth=19
      OTV                                       | first=11 second=19 third=12 fourth=19
      PMP of reads                              | before= after=3
      PMP of writes                             | read=2 final=2
      G2 of predicates                          | one= two=
      P4                                        | one=10 two=10
      G2-item                                   | one=10;20 two=10;20
      G-single                                  | before=10 after=18
      G-single with a write                     | before=10 deleted=0 after=20
      G-single with a write                     | before=10 deleted=0 after=18
      non-repeatable read around an own write   | before=10 after=11
      monotonic atomic view broken              | a=0 b=1 c=0 d=1 e=1
      monotonic atomic view broken              | a=0 b=0 c=0 d=1 e=0""";

  private static final String PREVENTED =
      """
      G0                                        | final=12;22
      G1a                                       | read=10
      G1b                                       | read=11
      G1b                                       | read=10
      G1c                                       | one=20 two=11
      G1c                                       | one=20 two=10
      OTV                                       | first=11 second=19 third=12 fourth=18
      OTV                                       | first=12 second=18 third=12 fourth=18
      PMP of reads                              | before= after=
      PMP of writes                             | read=2 final=1
      PMP of writes                             | read=1 final=2
      G2 of predicates                          | one= two=3
      P4                                        | one=10 two=11
      G2-item                                   | one=10;20 two=11;20
      G-single                                  | before=10 after=20
      G-single                                  | before=12 after=18
      G-single with a write                     | before=10 deleted=1 after=
      G-single with a write                     | before=12 deleted=0 after=18
      non-repeatable read around an own write   | before=10 after=10
      monotonic atomic view broken              | a=0 b=0 c=0 d=1 e=1
      monotonic atomic view broken              | a=0 b=0 c=0 d=0 e=0""";

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = SHOWN)
  void anAnomalyIsSeenInWhatTheSessionsSaw(String anomaly, String answers) {
    assertThat(scenario(anomaly).isShownBy(seen(anomaly, answers))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = PREVENTED)
  void answersThatSomeSerialOrderExplainsAreNoAnomaly(String anomaly, String answers) {
    assertThat(scenario(anomaly).isShownBy(seen(anomaly, answers))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = SHOWN)
  void whatATransactionSawThatWasGivenUpIsNoAnomaly(String anomaly, String answers) {
    var played = seen(anomaly, answers).statements();

    assertThat(scenario(anomaly).isShownBy(new Seen(Attempts.givenUp(played, 2)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {SHOWN, PREVENTED})
  void everyScenarioHasACase(String cases) {
    assertThat(cases.lines().map(line -> line.split("\\|")[0].strip()).distinct())
        .containsExactlyElementsOf(Scenarios.all().stream().map(Scenario::anomaly).toList());
  }

  @Test
  void scenariosDoNotMeet() {
    assertThat(Scenarios.all()).extracting(Scenario::table).doesNotHaveDuplicates();
    assertThat(Scenarios.all())
        .allSatisfy(
            scenario ->
                assertThat(scenario.steps())
                    .filteredOn(step -> step.sql().matches("(SELECT|UPDATE|INSERT|DELETE).*"))
                    .isNotEmpty()
                    .allMatch(step -> step.sql().matches(".*\\b" + scenario.table() + "\\b.*")));
  }

  @Test
  void everySessionOfAScenarioBeginsAndEnds() {
    assertThat(Scenarios.all())
        .allSatisfy(
            scenario ->
                assertThat(IntStream.rangeClosed(1, 2))
                    .allMatch(session -> statement(scenario, session, "BEGIN"))
                    .allMatch(
                        session ->
                            statement(scenario, session, "COMMIT")
                                || statement(scenario, session, "ROLLBACK")));
  }

  @Test
  void serializableIsKnownToShowNothing() {
    assertThat(Scenarios.all()).noneMatch(scenario -> scenario.isKnownAt(Level.SERIALIZABLE));
  }

  @Test
  void aLineThatIsNoStepSaysHowOneLooks() {
    assertThatThrownBy(() -> Step.parse("BEGIN"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'BEGIN'")
        .hasMessageContaining("<session>");
  }

  private static boolean statement(Scenario scenario, int session, String sql) {
    return scenario.steps().contains(new Step(session, "", sql));
  }

  private static Scenario scenario(String anomaly) {
    return Scenarios.of(anomaly).orElseThrow();
  }

  private static Seen seen(String anomaly, String answers) {
    return new Seen(
        Attempts.played(scenario(anomaly), Level.READ_COMMITTED, 1, Attempts.answers(answers)));
  }
}
