package loadbearing.harness.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import loadbearing.fault.Schedule;
import loadbearing.harness.inject.Receipt.Step;
import loadbearing.harness.memory.World;
import loadbearing.harness.memory.World.Manner;
import loadbearing.harness.time.Time;
import loadbearing.topology.Balancing;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.HorizontalScaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlayerTest {
  private static final Topology TOPOLOGY = HorizontalScaling.topology(2, Balancing.ROUNDROBIN);
  private static final long SECOND = 1_000_000_000;
  private static final long ZERO = 77 * SECOND;

  private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
  private final AtomicLong clock = new AtomicLong(ZERO);

  @Test
  void aFaultBeginsAndEndsAtItsTimes() throws InterruptedException {
    var world = new World(TOPOLOGY, Manner.OBEYS);

    try (var player = play(world, "kill primary at 10s for 5s")) {
      clock.set(ZERO + 10 * SECOND - 1);
      assertThat(receipts.poll(60, TimeUnit.MILLISECONDS)).isNull();
      clock.set(ZERO + 10 * SECOND);
      expect(Step.BEGAN);
      expect(Step.PROVED);
      clock.set(ZERO + 15 * SECOND - 1);
      assertThat(receipts.poll(60, TimeUnit.MILLISECONDS)).isNull();
      clock.set(ZERO + 15 * SECOND);
      assertThat(expect(Step.HEALED).nanoTime()).isEqualTo(ZERO + 15 * SECOND);
      expect(Step.HEAL_PROVED);
      assertThat(player).isNotNull();
    }

    assertThat(world.isWhole()).isTrue();
    assertThat(receipts).isEmpty();
  }

  @Test
  void closingHealsWhatStaysUntilTheEndAndBeginsNothingMore() throws InterruptedException {
    var world = new World(TOPOLOGY, Manner.OBEYS);

    try (var player = play(world, "crash app1 at 0s until end", "kill app2 at 20s for 5s")) {
      expect(Step.BEGAN);
      expect(Step.PROVED);
      assertThat(player).isNotNull();
    }

    expect(Step.HEALED);
    expect(Step.HEAL_PROVED);
    assertThat(receipts).isEmpty();
    assertThat(world.isWhole()).isTrue();
  }

  @Test
  void aRestartIsHealedAsSoonAsItWasSeen() throws InterruptedException {
    var world = new World(TOPOLOGY, Manner.OBEYS);

    try (var player = play(world, "restart primary at 0s")) {
      expect(Step.BEGAN);
      expect(Step.PROVED);
      expect(Step.HEALED);
      expect(Step.HEAL_PROVED);
      assertThat(player).isNotNull();
    }
  }

  @Test
  void aFaultThatFailsIsReportedWhenEverythingIsHealed() {
    var world = new World(TOPOLOGY, Manner.FAILS);
    var player = play(world, "kill app1 at 0s for 5s", "kill app2 at 0s for 5s");
    clock.set(ZERO + 1);

    assertThatIllegalStateException()
        .isThrownBy(player::close)
        .withMessageContaining("the run is void: the engine does not answer");

    assertThat(world.isWhole()).isTrue();
  }

  @Test
  void anActThatCannotBeDoneIsReported() throws InterruptedException {
    var player = play(new World(TOPOLOGY, Manner.OBEYS), "drain app1 at 0s");

    assertThat(expect(Step.NOT_PROVED).evidence())
        .contains("it could not be done", "nobody is there to drain");
    assertThatIllegalStateException()
        .isThrownBy(player::close)
        .withMessageContaining("the run is void: nobody is there to drain");
  }

  @Test
  void anInterruptHealsEverythingAndCutsTheProofsShort() throws InterruptedException {
    var world = new World(TOPOLOGY, Manner.STUBBORN);
    var player = play(world, "kill app1 at 0s until end", "kill app2 at 0s until end");
    expect(Step.BEGAN, Step.PROVED);
    expect(Step.BEGAN, Step.PROVED);
    expect(Step.BEGAN, Step.PROVED);
    expect(Step.BEGAN, Step.PROVED);

    Thread.currentThread().interrupt();
    player.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(world.heals()).isEqualTo(2);
    assertThat(receipts)
        .extracting(Receipt::step)
        .containsExactlyInAnyOrder(
            Step.HEALED, Step.HEALED, Step.HEAL_NOT_PROVED, Step.HEAL_NOT_PROVED);
  }

  private Receipt expect(Step... steps) throws InterruptedException {
    var receipt = receipts.poll(10, TimeUnit.SECONDS);
    assertThat(receipt).isNotNull();
    assertThat(receipt.step()).isIn(List.of(steps));
    return receipt;
  }

  /** Proofs have no end but the one they are given: the clock stands still beside them. */
  private Player play(World world, String... lines) {
    var schedule = Schedule.parse(List.of(lines), TOPOLOGY, Duration.ofSeconds(30));
    var proof = new Proof(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMillis(1));
    var injector = new Injector(world, world, receipts::add, Time.of(clock::get), proof);
    var time = Time.of(clock::get);
    var acting = new Acting(Nobody.deeds(TOPOLOGY, time), receipts::add, (roles, at) -> {}, time);
    return Player.start(injector, acting, schedule, time, ZERO);
  }
}
