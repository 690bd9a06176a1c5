package loadbearing.harness.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleCounterTest {
  @Test
  void aRuleThatDropsSaysWhosePacketsItMet() {
    var line =
        "      12      720 DROP       all  --  *      *       10.212.0.5           0.0.0.0/0";

    assertThat(RuleCounter.parse(line))
        .contains(new RuleCounter(12, "DROP", "10.212.0.5", "0.0.0.0/0", ""));
  }

  @Test
  void aRuleThatOnlyCountsHasNoTarget() {
    var line =
        "     340    20400            tcp  --  *      *       0.0.0.0/0            0.0.0.0/0       "
            + "     tcp dpt:21002";

    assertThat(RuleCounter.parse(line))
        .contains(new RuleCounter(340, "", "0.0.0.0/0", "0.0.0.0/0", "tcp dpt:21002"));
  }

  @Test
  void headingsCountNothing() {
    assertThat(RuleCounter.parse("Chain INPUT (policy ACCEPT 12 packets, 720 bytes)")).isEmpty();
    assertThat(
            RuleCounter.parse(
                "    pkts      bytes target     prot opt in     out     source  destination"))
        .isEmpty();
  }
}
