package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.judge.Expectation;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.harness.programme.Need;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Measure WET = Measure.more("wet", "", "how wet it is");
  private static final Measure DRY = Measure.more("dry", "", "how dry it is");
  private static final Measure COLD = Measure.more("cold", "", "how cold it is");

  private static final Claim CLAIM =
      new Claim(
          "X1",
          "water is wet",
          "everywhere",
          "none",
          asks(Expectation.must(WET, Verdict.HOLDS), Expectation.must(DRY, Verdict.REFUTED)));

  @Test
  void idsAreUnique() {
    assertThat(Ledger.all().stream().map(Claim::id)).doesNotHaveDuplicates();
  }

  @Test
  void aSectionNamesAllItsRows() {
    assertThat(Ledger.of("f1").stream().map(Claim::id))
        .containsExactly(
            "F1-A1", "F1-A2", "F1-A4", "F1-A9", "F1-A10", "F1-A11", "F1-A12", "F1-A15", "F1-A17",
            "F1-A18");
  }

  @Test
  void anUnknownIdListsThoseThereAre() {
    assertThatThrownBy(() -> Ledger.of("F"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("F1-A1");
  }

  @Test
  void expectedVerdictsAreNoSurprise() {
    var answer = answer(finding(WET, Verdict.HOLDS), finding(DRY, Verdict.REFUTED));

    assertThat(answer.surprises()).isEmpty();
    assertThat(answer.undecided()).isEmpty();
  }

  @Test
  void anExpectationNamesEachVerdictOnce() {
    var claim =
        new Claim(
            "X2",
            "",
            "",
            "",
            asks(
                Expectation.must(WET, Verdict.HOLDS),
                Expectation.must(DRY, Verdict.REFUTED),
                Expectation.must(COLD, Verdict.HOLDS)));

    assertThat(claim.expectation()).isEqualTo("HOLDS: wet, cold; REFUTED: dry");
  }

  @Test
  void aClaimThatIsExpectedToBeRefutedMustNotHold() {
    var answer = answer(finding(WET, Verdict.HOLDS), finding(DRY, Verdict.HOLDS));

    assertThat(answer.surprises()).containsExactly("dry must be REFUTED: found HOLDS (because)");
  }

  @Test
  void aFindingThatIsMissingIsASurprise() {
    var answer = answer(finding(WET, Verdict.HOLDS));

    assertThat(answer.surprises()).containsExactly("dry must be REFUTED: there is no such finding");
  }

  @Test
  void whatCannotBeToldIsNoSurpriseAndNotAsExpected() {
    var answer = answer(finding(WET, Verdict.INCONCLUSIVE), finding(DRY, Verdict.REFUTED));

    assertThat(answer.surprises()).isEmpty();
    assertThat(answer.undecided())
        .containsExactly("wet must be HOLDS: found INCONCLUSIVE (because)");
    assertThat(answer.isAsExpected()).isFalse();
  }

  @Test
  void oneOfSeveralFindingsThatContradictsDecides() {
    var answer =
        answer(
            finding(WET, Verdict.HOLDS),
            finding(WET, Verdict.REFUTED),
            finding(DRY, Verdict.REFUTED));

    assertThat(answer.surprises()).hasSize(1).first().asString().startsWith("wet must be HOLDS");
  }

  private static Question asks(Expectation... expected) {
    return Question.of(
        profile -> Need.of(Experiments.saturation(Catalogue.topology("A1"), "mixed", profile)),
        List.of(expected));
  }

  private static Answer answer(Finding... findings) {
    var report = new JudgedRun(Runs.empty(Catalogue.topology("A1")), List.of(findings));
    var expected = report.expectations().and(CLAIM.expected(), 0.01);
    return new Answer(CLAIM, List.of(report.expecting(expected)), List.of());
  }

  private static Finding finding(Measure measure, Verdict verdict) {
    return new Finding(
        measure,
        Subject.run(),
        Optional.of(verdict),
        1,
        Optional.empty(),
        1,
        "because",
        List.of(),
        Optional.empty());
  }
}
