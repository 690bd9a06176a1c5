package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.Allure;
import java.util.stream.Collectors;
import loadbearing.analysis.Finding;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.junit.LaboratoryExtension;

/**
 * One row of the ledger as a test: the verdicts must be the expected ones, and the evidence is
 * kept.
 */
final class Row {
  private final Claim claim;
  private final Rows rows;

  Row(Claim claim, Rows rows) {
    this.claim = claim;
    this.rows = rows;
  }

  /** Waits for the answer, and fails if it is not the expected one, or if there is none. */
  void verify() throws InterruptedException {
    Allure.epic("claims ledger");
    Allure.feature(claim.id());
    Allure.description(claim.text());
    Allure.parameter("expected", claim.expectation());

    var answer = rows.await(claim.id());

    keep(answer);
    verify(answer);
  }

  /** Fails if an answer is not the expected one, or is none. */
  static void verify(Answer answer) {
    for (var error : answer.errors()) {
      throw new DeploymentException(
          "row '%s' has no verdict: %s".formatted(answer.claim().id(), error.getMessage()), error);
    }
    assertThat(answer.surprises()).as("surprises: " + answer.claim().text()).isEmpty();
    assertThat(answer.undecided()).as("not told: " + answer.claim().text()).isEmpty();
  }

  private static void keep(Answer answer) {
    var results = new Results(LaboratoryExtension.results());
    results.keep(answer);
    for (var report : answer.reports()) {
      Allure.addAttachment(report.run().id(), "text/plain", words(report));
    }
    results
        .reportIfAny(why -> {})
        .ifPresent(page -> Allure.addAttachment("report", "text/plain", page.toString()));
  }

  private static String words(JudgedRun report) {
    return report.run().episodes().stream()
            .map(episode -> episode + "\n")
            .collect(Collectors.joining())
        + report.findings().stream().map(Row::words).collect(Collectors.joining("\n"));
  }

  private static String words(Finding finding) {
    return "%s %s = %s %s, exposure %d: %s"
        .formatted(
            finding.verdict().map(Enum::name).orElse("reported"),
            finding.name(),
            finding.value(),
            finding.unit(),
            finding.exposure(),
            finding.why());
  }
}
