package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Verdict;
import loadbearing.report.RunReport;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

class TrialsTest {
  private final List<Profile> looks = new ArrayList<>();

  @Test
  void whatIsDecidedIsNotLookedAtAgain() {
    var report = look(Verdict.REFUTED, Verdict.HOLDS);

    assertThat(looks).containsExactly(Profile.QUICK);
    assertThat(verdict(report, "wet")).contains(Verdict.REFUTED);
    assertThat(report.findings()).noneMatch(finding -> finding.name().equals("runs set aside"));
  }

  @Test
  void whatCouldNotBeToldIsLookedAtOnceMoreAndTwiceAsLong() {
    var report = look(Verdict.INCONCLUSIVE, Verdict.HOLDS);

    assertThat(looks).hasSize(2);
    assertThat(looks.getLast().blocks()).isEqualTo(2 * Profile.QUICK.blocks());
    assertThat(looks.getLast().arithmetic()).isEqualTo(Profile.QUICK.arithmetic().multipliedBy(2));
    assertThat(verdict(report, "wet")).contains(Verdict.HOLDS);
    assertThat(report.findings())
        .filteredOn(finding -> finding.name().equals("runs set aside"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.why()).contains("could not tell"));
  }

  @Test
  void twoLooksAreTheMost() {
    var report = look(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE);

    assertThat(looks).hasSize(2);
    assertThat(verdict(report, "wet")).contains(Verdict.INCONCLUSIVE);
  }

  private RunReport look(Verdict first, Verdict second) {
    return Trials.twice(
        Profile.QUICK,
        profile -> {
          looks.add(profile);
          return report(looks.size() == 1 ? first : second);
        },
        Set.of("wet"));
  }

  private static RunReport report(Verdict verdict) {
    var finding =
        new Finding("wet", Optional.of(verdict), 1, Optional.empty(), "", 1, "because", List.of());
    return new RunReport(Runs.empty(Catalogue.topology("A1")), List.of(finding));
  }

  private static Optional<Verdict> verdict(RunReport report, String name) {
    return report.findings().stream()
        .filter(finding -> finding.name().equals(name))
        .findFirst()
        .orElseThrow()
        .verdict();
  }
}
