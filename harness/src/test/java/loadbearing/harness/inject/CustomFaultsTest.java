package loadbearing.harness.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import loadbearing.fault.Fault;
import loadbearing.fault.Schedule;
import loadbearing.harness.inject.Receipt.Step;
import loadbearing.harness.memory.World;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

class CustomFaultsTest {
  private static final Topology TOPOLOGY = Catalogue.topology("A4");

  private static final Fault.Custom HICCUP =
      new Fault.Custom("hiccup", "primary", List.of(), false);

  @Test
  void theOneOnTheClassPathIsFoundByItsName() {
    assertThat(CustomFaults.of(HICCUP)).isInstanceOf(Hiccup.class);
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

  @Test
  void whoeverDoesItMayRefuseItsWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check("custom hiccup on app1 with shallow at 1s for 2s"))
        .withMessage("a hiccup is deep or not, got [shallow]");
  }

  @Test
  void oneOfAScheduleIsDoneWithItsWordsProvedAndHealed() {
    var schedule = schedule("custom hiccup on app1 with deep taking it away at 1s for 2s");
    var fault = (Fault) schedule.planned().getFirst().what();
    var world = new World(TOPOLOGY, World.Manner.OBEYS);
    List<Receipt> receipts = new CopyOnWriteArrayList<>();

    var injection = new Injector(world, world, receipts::add).inject(0, fault);
    assertThat(injection.isProved()).isTrue();
    injection.close();
    assertThat(injection.isHealProved()).isTrue();

    assertThat(world.isWhole()).isTrue();
    assertThat(receipts)
        .extracting(Receipt::step)
        .containsExactly(Step.BEGAN, Step.PROVED, Step.HEALED, Step.HEAL_PROVED);
    assertThat(receipts.get(1).evidence()).isEqualTo("UNREACHABLE; right before it: ANSWERED");
    assertThat(receipts)
        .allMatch(r -> r.what().words().equals("custom hiccup on app1 with deep taking it away"));
  }

  private static void check(String line) {
    CustomFaults.check(schedule(line), TOPOLOGY);
  }

  private static Schedule schedule(String line) {
    return Schedule.parse(List.of(line), TOPOLOGY, Duration.ofSeconds(10));
  }
}
