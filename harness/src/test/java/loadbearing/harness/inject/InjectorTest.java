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
import loadbearing.fault.SiteFault;
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

  static final List<Fault> SHAPES =
      List.of(
          Fault.parse("slow app1->primary by 200ms±50ms"),
          Fault.parse("throttle app1->primary to 64KB/s"),
          Fault.parse("throttle app1->primary to 64KB/s on requests"),
          Fault.parse("slice app1->primary into 64 bytes every 10ms"),
          Fault.parse("slice app1->primary into 64 bytes every 10ms on requests"),
          Fault.parse("limit app1->primary after 1000 bytes"));

  static final List<Fault> TOO_LITTLE =
      List.of(
          Fault.parse("throttle app1->primary to 1000000KB/s"),
          Fault.parse("starve app1 to 0.9 cpus"),
          Fault.parse("slice app1->primary into 64000 bytes every 10ms"),
          Fault.parse("limit app1->primary after 900000000 bytes"));

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
    assertThat(world.heals()).isEqualTo(parts(fault));
    assertThat(injection.isHealProved()).isTrue();
    assertThat(receipts)
        .extracting(Receipt::step)
        .containsExactly(Step.BEGAN, Step.PROVED, Step.HEALED, Step.HEAL_PROVED);
    assertThat(receipts).allMatch(receipt -> receipt.number() == 3);
    assertThat(receipts).allMatch(receipt -> receipt.what().equals(fault));
  }

  private static int parts(Fault fault) {
    return fault instanceof SiteFault ? TOPOLOGY.servers().size() : 1;
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aFaultWithoutEffectIsNotProved(Fault fault) {
    var injection = injector(new World(TOPOLOGY, Manner.DEAF)).inject(0, fault);

    assertThat(injection.isProved()).isFalse();
    injection.close();

    assertThat(injection.isHealProved()).isTrue();
    assertThat(steps()).contains(Step.NOT_PROVED).doesNotContain(Step.PROVED);
    assertThat(evidence(Step.NOT_PROVED)).contains("not seen in");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aFaultOfSomethingElseIsNotProved(Fault fault) {
    assertThat(isProved(Manner.ASTRAY, fault)).isFalse();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatWasBrokenBeforeWasNotBrokenByTheFault(Fault fault) {
    assertThat(isProved(Manner.EARLY, fault)).isFalse();
    assertThat(evidence(Step.NOT_PROVED)).contains("all was not well right before it began");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aProbeThatFailsProvesNothing(Fault fault) {
    assertThat(isProved(Manner.BLIND, fault)).isFalse();
  }

  @ParameterizedTest
  @FieldSource("SHAPES")
  void aStreamInAnotherShapeIsProvedByIt(Fault fault) {
    assertThat(isProved(Manner.OBEYS, fault)).isTrue();
  }

  @ParameterizedTest
  @FieldSource("SHAPES")
  void halfOfTheEffectIsNotProved(Fault fault) {
    assertThat(isProved(Manner.HALF, fault)).isFalse();
  }

  @ParameterizedTest
  @FieldSource("SHAPES")
  void anEdgeThatOthersDoNotUseIsNotShaped(Fault fault) {
    assertThat(isProved(Manner.IDLE, fault)).isFalse();
    assertThat(evidence(Step.NOT_PROVED)).contains("nobody is bitten");
  }

  @ParameterizedTest
  @FieldSource("TOO_LITTLE")
  void whatTakesNothingAwayIsNotProved(Fault fault) {
    assertThat(isProved(Manner.OBEYS, fault)).isFalse();
    assertThat(evidence(Step.NOT_PROVED)).contains("not seen in");
  }

  @Test
  void aLimitThatIsInForceIsNoProofThatANodeIsStarved() {
    assertThat(isProved(Manner.PRETENDS, Fault.parse("starve app1 to 0.05 cpus"))).isFalse();
    assertThat(evidence(Step.NOT_PROVED)).contains("held back for 0.0 ms", "limit in force 0.05");
  }

  @Test
  void silenceIsNoProofThatANodeIsFrozen() {
    assertThat(isProved(Manner.PRETENDS, Fault.parse("pause app1"))).isFalse();
    assertThat(evidence(Step.NOT_PROVED)).contains("SILENT", "not frozen");
  }

  @Test
  void usersAreCutOffOnlyIfTheirOwnPacketsVanish() {
    assertThat(isProved(Manner.OBEYS, Fault.parse("cut users->lb"))).isTrue();
    receipts.clear();
    assertThat(isProved(Manner.IDLE, Fault.parse("cut users->lb"))).isFalse();
    assertThat(evidence(Step.NOT_PROVED)).contains("UNREACHABLE", "0 packets of users' own");
  }

  private boolean isProved(Manner manner, Fault fault) {
    return injector(new World(TOPOLOGY, manner)).inject(0, fault).isProved();
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
        .startsWith(
            "ANSWERED 151.0 ms after connecting in 1.0 ms, wanted 149.0 ms or more; "
                + "Toxiproxy lists latency {jitter=50, latency=200} on answers")
        .contains("right before it: ANSWERED 1.0 ms after connecting in 1.0 ms");
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
