package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.report.RunReport;
import loadbearing.suite.Claim.Expectation;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

class TrialsTest {
  private static final Measure WET = Measure.more("wet", "", "how wet it is");

  private final List<Profile> looks = new ArrayList<>();

  @Test
  void whatIsDecidedIsNotLookedAtAgain() {
    var report = look(Verdict.REFUTED, Verdict.HOLDS);

    assertThat(looks).containsExactly(Profile.QUICK);
    assertThat(verdict(report)).contains(Verdict.REFUTED);
    assertThat(report.findings()).noneMatch(finding -> finding.measure().equals(Trials.SET_ASIDE));
  }

  @Test
  void whatCouldNotBeToldIsLookedAtOnceMoreAndTwiceAsLong() {
    var report = look(Verdict.INCONCLUSIVE, Verdict.HOLDS);

    assertThat(looks).hasSize(2);
    assertThat(looks.getLast().blocks()).isEqualTo(2 * Profile.QUICK.blocks());
    assertThat(looks.getLast().arithmetic()).isEqualTo(Profile.QUICK.arithmetic().multipliedBy(2));
    assertThat(verdict(report)).contains(Verdict.HOLDS);
    assertThat(report.findings())
        .filteredOn(finding -> finding.measure().equals(Trials.SET_ASIDE))
        .singleElement()
        .satisfies(finding -> assertThat(finding.why()).contains("could not tell"));
  }

  @Test
  void twoLooksAreTheMost() {
    var report = look(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE);

    assertThat(looks).hasSize(2);
    assertThat(verdict(report)).contains(Verdict.INCONCLUSIVE);
  }

  private RunReport look(Verdict first, Verdict second) {
    return Trials.twice(
        Profile.QUICK,
        profile -> {
          looks.add(profile);
          return report(looks.size() == 1 ? first : second);
        },
        List.of(new Expectation(WET, Verdict.HOLDS)));
  }

  private static RunReport report(Verdict verdict) {
    var finding = Finding.decided(WET, Subject.run(), verdict, 1, Optional.empty(), 1, "because");
    return new RunReport(Runs.empty(Catalogue.topology("A1")), List.of(finding));
  }

  private static Optional<Verdict> verdict(RunReport report) {
    return report.findings().stream()
        .filter(finding -> finding.measure().equals(WET))
        .findFirst()
        .orElseThrow()
        .verdict();
  }
}
