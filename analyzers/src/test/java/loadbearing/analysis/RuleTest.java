package loadbearing.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RuleTest {
  @Test
  void theRiskIsThatOfTheWidestIntervalThatDecidesTheSame() {
    var rule = Rule.byInterval(0.9, confidence -> confidence < 0.95);

    assertThat(rule.risk()).isCloseTo(0.025, within(1e-6));
  }

  @Test
  void aDecisionThatStandsWhateverTheConfidenceHasTheLeastRisk() {
    assertThat(Rule.byInterval(0.9, confidence -> true).risk()).isEqualTo(1e-9);
  }

  @Test
  void whatIsCountedLeavesNothingToChance() {
    assertThat(Rule.counted(0.95).risk()).isZero();
  }
}
