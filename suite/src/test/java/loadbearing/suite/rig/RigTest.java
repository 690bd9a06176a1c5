package loadbearing.suite.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.judge.Expectation;
import loadbearing.analysis.judge.Expectations;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.history.History;
import loadbearing.history.Run;
import loadbearing.suite.Answer;
import loadbearing.suite.Inquiry;
import loadbearing.suite.Ledger;
import loadbearing.suite.Profile;
import loadbearing.topology.Kind;
import loadbearing.topology.Sabotage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each assay goes red wherever a judge says something else than what was built in. */
class RigTest {
  record Case(Assay assay, Truth truth) {
    @Override
    public String toString() {
      return assay.id() + ": " + truth.words();
    }
  }

  static Stream<Case> truths() {
    return Rig.all().stream()
        .flatMap(assay -> assay.truths().stream().map(truth -> new Case(assay, truth)));
  }

  @ParameterizedTest
  @MethodSource("truths")
  void isGreenWhereTheTruthComesOut(Case it) {
    assertThat(misses(it, Optional.of(told(it.truth())))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("truths")
  void isRedWhereNothingIsFound(Case it) {
    assertThat(misses(it, Optional.empty())).singleElement().asString().contains("nothing");
  }

  @ParameterizedTest
  @MethodSource("truths")
  void isRedWhereTheJudgeSaysOtherwise(Case it) {
    var told = told(it.truth());
    var wrong =
        it.truth().verdict().isEmpty()
            ? moved(told, 3 * it.truth().tolerance())
            : verdict(told, told.is(Verdict.HOLDS) ? Verdict.REFUTED : Verdict.HOLDS);

    assertThat(misses(it, Optional.of(wrong))).singleElement().asString().contains(": found ");
  }

  @ParameterizedTest
  @MethodSource("truths")
  void isRedWhereTheJudgeCannotTell(Case it) {
    var doubted =
        it.truth().verdict().isEmpty()
            ? moved(told(it.truth()), Double.NaN)
            : told(it.truth()).doubted("it was disturbed");

    assertThat(misses(it, Optional.of(doubted))).isNotEmpty();
  }

  static Stream<Case> values() {
    return truths().filter(it -> it.truth().value().isPresent());
  }

  @ParameterizedTest
  @MethodSource("values")
  void isRedWhereTheIntervalLacksTheTruth(Case it) {
    double truth = it.truth().value().orElseThrow();
    var beside = new Interval(truth + 1e-6, truth + 1, 0.95);

    assertThat(misses(it, Optional.of(finding(it.truth(), truth, beside)))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("values")
  void isRedWhereAWideIntervalHidesThatHalfWasOverlooked(Case it) {
    double truth = it.truth().value().orElseThrow();
    double half = truth == 0 ? 3 * it.truth().tolerance() : truth / 2;

    assertThat(misses(it, Optional.of(finding(it.truth(), half, wide(truth))))).isNotEmpty();
  }

  @Test
  void isRedWhereNobodyIsTold() {
    var alarms = truths().filter(it -> it.truth().isAlarm()).toList();

    assertThat(alarms)
        .isNotEmpty()
        .allSatisfy(
            it ->
                assertThat(it.assay().misses(answer(it, List.of(told(it.truth())), left(it))))
                    .anyMatch(miss -> miss.contains("no surprise to one who did not expect it")));
  }

  @Test
  void isRedWhereNoRunCouldBeMade() {
    var assay = Rig.quick().getFirst();
    var answer =
        new Answer(assay.claim(), List.of(), List.of(new IllegalStateException("no engine")));

    assertThat(assay.misses(answer)).contains("no run: no engine");
  }

  @Test
  void noAssayIsAClaimAndNoneTellsAnybodyWhatItIsAbout() {
    assertThat(Rig.all())
        .allSatisfy(assay -> assertThat(assay.claim().expected()).isEmpty())
        .extracting(Assay::id)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(Ledger.all().stream().map(it -> it.id()).toList());
  }

  @Test
  void whatIsSabotagedIsNeverTakenForAnArchitecture() {
    var topologies =
        Rig.all().stream()
            .flatMap(assay -> assay.claim().questions().stream())
            .map(question -> question.need().apply(Profile.QUICK).topology())
            .toList();

    assertThat(topologies)
        .filteredOn(
            it ->
                it.nodes(Kind.AppNode.class).stream()
                    .anyMatch(node -> !node.kind().equals(new Kind.AppNode(new Sabotage.None()))))
        .hasSize(4)
        .allMatch(it -> it.id().equals("A4-sabotaged"));
    assertThat(topologies).noneMatch(it -> it.id().equals("A4"));
  }

  @Test
  void theQuickOnesTakeAMinuteAndShareTheHost() {
    var claims = Rig.quick().stream().map(Assay::claim).toList();

    var programme = new Inquiry(claims, Profile.QUICK, answer -> {}).programme();

    assertThat(programme.alone()).isEmpty();
    assertThat(programme.length()).isLessThanOrEqualTo(Duration.ofSeconds(60));
  }

  private static Finding told(Truth truth) {
    double value = truth.value().orElse(0.5);
    return finding(truth, value, wide(value));
  }

  private static Interval wide(double value) {
    return new Interval(value - 1, value + 1, 0.95);
  }

  private static Finding moved(Finding finding, double by) {
    return finding(finding, finding.verdict(), finding.value() + by);
  }

  private static Finding verdict(Finding finding, Verdict verdict) {
    return finding(finding, Optional.of(verdict), finding.value());
  }

  private static Finding finding(Truth truth, double value, Interval interval) {
    return new Finding(
        truth.measure(),
        truth.subject(),
        truth.verdict(),
        value,
        Optional.of(interval),
        1000,
        "",
        List.of(),
        Optional.empty());
  }

  private static Finding finding(Finding old, Optional<Verdict> verdict, double value) {
    return new Finding(
        old.measure(),
        old.subject(),
        verdict,
        value,
        old.interval(),
        old.exposure(),
        old.why(),
        List.of(),
        Optional.empty());
  }

  /** Where the answer has what the other truths ask for, and this of the one. */
  private static List<String> misses(Case it, Optional<Finding> said) {
    var findings =
        it.assay().truths().stream()
            .flatMap(truth -> truth == it.truth() ? said.stream() : Stream.of(told(truth)))
            .toList();
    var kept =
        it.assay().truths().stream()
            .filter(Truth::isAlarm)
            .map(truth -> Expectation.mustNot(truth.measure(), truth.subject(), Verdict.REFUTED))
            .toList();
    return it.assay().misses(answer(it, findings, kept));
  }

  private static List<Expectation> left(Case it) {
    return List.of(Expectation.may(it.truth().measure(), it.truth().subject()));
  }

  private static Answer answer(Case it, List<Finding> findings, List<Expectation> expectations) {
    var need = it.assay().claim().questions().getFirst().need().apply(Profile.QUICK);
    var run =
        new Run(
            "run", need.topology(), need.plan(), Map.of(), Map.of(), new History(List.of(), true));
    var judged = new JudgedRun(run, findings).expecting(new Expectations(expectations, 0.01));
    return new Answer(it.assay().claim(), List.of(judged), List.of());
  }
}
