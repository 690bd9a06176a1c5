package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.harness.host.DeploymentException;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The rows of the ledger as tests. */
class RowsTest {
  @Test
  void everyClaimIsATestWithItsIdAsTag() {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectPackage("loadbearing.suite"))
            .filters(ClassNameFilter.includeClassNamePatterns(".*IT"))
            .build();

    var tags = SelectedRows.tags(LauncherFactory.create().discover(request));

    assertThat(Rows.named(tags)).containsExactlyElementsOf(Ledger.all());
  }

  @Test
  void aSurpriseIsRed() {
    assertThatThrownBy(() -> Row.verify(answer(Verdict.HOLDS)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("must be REFUTED: found HOLDS");
  }

  @Test
  void anEnvironmentThatDidNotDoItsPartIsAnErrorAndNoVerdict() {
    var claim = Ledger.of("K2").getFirst();
    var answer = new Answer(claim, List.of(), List.of(new DeploymentException("no engine")));

    assertThatThrownBy(() -> Row.verify(answer))
        .isInstanceOf(DeploymentException.class)
        .hasMessageContaining("no verdict: no engine");
  }

  private static Answer answer(Verdict verdict) {
    var claim = Ledger.of("K2").getFirst();
    var finding =
        new Finding(
            Staleness.FRESH,
            Subject.run(),
            Optional.of(verdict),
            1,
            Optional.empty(),
            1,
            "because",
            List.of(),
            Optional.empty());
    var report = new JudgedRun(Runs.empty(Catalogue.topology("A9")), List.of(finding));
    var expected = report.expectations().and(claim.expected(), 0.01);
    return new Answer(claim, List.of(report.expecting(expected)), List.of());
  }
}
