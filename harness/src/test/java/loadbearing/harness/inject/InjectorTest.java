package loadbearing.harness.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import loadbearing.fault.Fault;
import loadbearing.fault.Faults;
import loadbearing.fault.NodeFault;
import loadbearing.fault.Planned;
import loadbearing.harness.inject.Receipt.Step;
import loadbearing.harness.memory.World;
import loadbearing.harness.memory.World.Manner;
import loadbearing.harness.time.Time;
import loadbearing.topology.Balancing;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.HorizontalScaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class InjectorTest {
  static final Topology TOPOLOGY = HorizontalScaling.topology(2, Balancing.ROUNDROBIN);
  static final List<Fault> ALL =
      Faults.all().stream().map(entry -> (Fault) Planned.parse(entry.example()).what()).toList();
  static final List<Fault> SEEN_IN_STREAMS =
      List.of(
          Fault.parse("slow app1->primary by 200ms±50ms"),
          Fault.parse("blackhole app1->primary"),
          Fault.parse("timeout app1->primary after 100ms"),
          Fault.parse("timeout app1->primary after 10s"),
          Fault.parse("reset app1->primary"));

  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @FieldSource("ALL")
  void eachFaultBitesAndIsHealedOnCloseOnce(Fault fault) {
    var world = new World(TOPOLOGY, Manner.OBEYS);
    var injection = injector(world).inject(3, fault);

    assertThat(world.isWhole()).isFalse();
    assertThat(injection.isProved()).isTrue();
    injection.close();
    injection.close();

    assertThat(world.isWhole()).isTrue();
    assertThat(world.heals()).isEqualTo(1);
    assertThat(injection.isHealProved()).isTrue();
    assertThat(receipts)
        .extracting(Receipt::step)
        .containsExactly(Step.BEGAN, Step.PROVED, Step.HEALED, Step.HEAL_PROVED);
    assertThat(receipts).allMatch(receipt -> receipt.number() == 3);
    assertThat(receipts).allMatch(receipt -> receipt.what().equals(fault));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aFaultWithoutEffectIsNotProved(Fault fault) {
    var injection = injector(new World(TOPOLOGY, Manner.DEAF)).inject(0, fault);

    assertThat(injection.isProved()).isFalse();
    injection.close();

    assertThat(injection.isHealProved()).isTrue();
    assertThat(steps()).contains(Step.NOT_PROVED).doesNotContain(Step.PROVED);
    assertThat(evidence(Step.NOT_PROVED)).contains("not seen in 5 looks, the last one:");
  }

  @ParameterizedTest
  @FieldSource("SEEN_IN_STREAMS")
  void beingListedIsNoProofForWhatStreamsCanShow(Fault fault) {
    var injection = injector(new World(TOPOLOGY, Manner.PRETENDS)).inject(0, fault);

    assertThat(injection.isProved()).isFalse();
    assertThat(evidence(Step.NOT_PROVED)).contains("ANSWERED", "Toxiproxy lists");
  }

  @ParameterizedTest
  @FieldSource("SEEN_IN_STREAMS")
  void everyOtherSpellingOfAStreamFaultBitesToo(Fault fault) {
    assertThat(injector(new World(TOPOLOGY, Manner.OBEYS)).inject(0, fault).isProved()).isTrue();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatStaysBrokenIsNotProvedHealed(Fault fault) {
    var injection = injector(new World(TOPOLOGY, Manner.STUBBORN)).inject(0, fault);

    assertThat(injection.isProved()).isTrue();
    injection.close();

    assertThat(injection.isHealProved()).isFalse();
    assertThat(steps()).contains(Step.HEAL_NOT_PROVED).doesNotContain(Step.HEAL_PROVED);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aFaultThatFailsHalfWayIsUndoneAndSaidAloud(Fault fault) {
    var world = new World(TOPOLOGY, Manner.FAILS);

    assertThatIllegalStateException()
        .isThrownBy(() -> injector(world).inject(0, fault))
        .withMessage("the engine does not answer");

    assertThat(world.isWhole()).isTrue();
    assertThat(steps()).containsExactly(Step.NOT_PROVED);
    assertThat(evidence(Step.NOT_PROVED)).contains("could not begin", "engine does not answer");
  }

  @Test
  void healingThatFailsOnceIsTriedAgain() {
    var world = new World(TOPOLOGY, Manner.CLUMSY);
    var injection = injector(world).inject(0, new NodeFault.Kill("primary"));

    injection.close();

    assertThat(world.isWhole()).isTrue();
    assertThat(injection.isHealProved()).isTrue();
  }

  @Test
  void anInterruptedThreadHealsAllTheSame() {
    var world = new World(TOPOLOGY, Manner.OBEYS);
    var injection = injector(world).inject(0, new NodeFault.Crash("app1"));

    Thread.currentThread().interrupt();
    injection.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(world.isWhole()).isTrue();
  }

  @Test
  void evidenceHasTheNumbers() {
    var fault = Fault.parse("slow app1->primary by 200ms±50ms");
    injector(new World(TOPOLOGY, Manner.OBEYS)).inject(0, fault).isProved();

    assertThat(evidence(Step.PROVED))
        .isEqualTo(
            "ANSWERED 150.0 ms after connecting in 1.0 ms, wanted 148.0 ms or more; "
                + "Toxiproxy lists latency {jitter=50, latency=200} on answers");
  }

  @Test
  void cutsAreMadeAtTheClientInTheDirectionTheyName() {
    var world = new World(TOPOLOGY, Manner.OBEYS);
    var injector = injector(world);

    injector.inject(0, Fault.parse("cut app1->primary one way"));
    injector.inject(1, Fault.parse("cut app2->primary on answers"));
    injector.inject(2, Fault.parse("cut lb->app1"));
    injector.inject(3, Fault.parse("cut users->lb one way"));

    assertThat(world.drops())
        .containsEntry("app1 primary", Control.Direction.OUTGOING)
        .containsEntry("app2 primary", Control.Direction.INCOMING)
        .containsEntry("lb app1", Control.Direction.BOTH)
        .containsEntry("lb users", Control.Direction.INCOMING);
  }

  private List<Step> steps() {
    return receipts.stream().map(Receipt::step).toList();
  }

  private String evidence(Step step) {
    return receipts.stream()
        .filter(receipt -> receipt.step() == step)
        .findFirst()
        .orElseThrow()
        .evidence();
  }

  /** Its clock goes on by a second whenever it is asked, so that no proof takes real time. */
  private Injector injector(World world) {
    var clock = new AtomicLong();
    return new Injector(
        world,
        world,
        receipts::add,
        Time.of(() -> clock.getAndAdd(1_000_000_000)),
        new Proof(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ZERO));
  }
}
