package loadbearing.harness.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import loadbearing.fault.Fault;
import loadbearing.fault.Schedule;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

class CustomFaultsTest {
  private static final Topology TOPOLOGY = Catalogue.topology("A4");

  @Test
  void theOneOnTheClassPathIsFoundByItsName() {
    assertThat(CustomFaults.of(new Fault.Custom("hiccup", "primary"))).isInstanceOf(Hiccup.class);
  }

  @Test
  void oneThatNobodyDoesIsRefusedAndThoseThereAreAreListed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check("custom sneeze on primary at 1s for 2s"))
        .withMessageContainingAll("sneeze", "hiccup");
  }

  @Test
  void whoeverDoesItMayRefuseATarget() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check("custom hiccup on lb at 1s for 2s"))
        .withMessage("a balancer has no hiccups");
  }

  private static void check(String line) {
    CustomFaults.check(Schedule.parse(List.of(line), TOPOLOGY, Duration.ofSeconds(10)), TOPOLOGY);
  }
}
