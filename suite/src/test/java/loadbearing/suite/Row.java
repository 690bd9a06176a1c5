package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.Allure;
import java.util.stream.Collectors;
import loadbearing.analysis.Finding;
import loadbearing.harness.Laboratory;
import loadbearing.harness.junit.LaboratoryExtension;
import loadbearing.report.RunReport;

/**
 * One row of the ledger as a test: the verdicts must be the expected ones, and the evidence is
 * kept.
 */
final class Row {
  private Row() {}

  static void verify(String id, Laboratory laboratory) throws InterruptedException {
    var claim = Ledger.of(id).getFirst();
    Allure.epic("claims ledger");
    Allure.feature(claim.id());
    Allure.description(claim.text());
    Allure.parameter("expected", claim.expectation());

    var answer = claim.answer(claim.trial().attempt(laboratory, Profile.QUICK));

    keep(answer);
    assertThat(answer.surprises()).as(claim.text()).isEmpty();
  }

  private static void keep(Claim.Answer answer) {
    var results = new Results(LaboratoryExtension.results());
    results.keep(answer);
    for (var report : answer.reports()) {
      Allure.addAttachment(report.run().id(), "text/plain", words(report));
    }
    Allure.addAttachment("report", "text/plain", results.report(why -> {}).toString());
  }

  private static String words(RunReport report) {
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
