package loadbearing.harness.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import loadbearing.fault.Fault;
import loadbearing.fault.Way;
import loadbearing.harness.inject.Receipt.Step;
import loadbearing.harness.memory.World;
import loadbearing.harness.memory.World.Manner;
import loadbearing.harness.network.TwoSites;
import loadbearing.harness.time.Time;
import loadbearing.topology.Edge;
import loadbearing.topology.Link;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What befalls a link between two sites, or one of them. */
class BetweenSitesTest {
  static final List<Fault> SLOWS =
      List.of(
          Fault.parse("slow dc1--dc2 by 80ms"),
          Fault.parse("slow dc1--dc2 by 40ms±10ms"),
          Fault.parse("slow dc1--dc2 by 80ms from dc1"));
  static final List<Fault> ALL =
      List.of(
          Fault.parse("cut dc1--dc2"),
          Fault.parse("cut dc1--dc2 from dc2"),
          SLOWS.getFirst(),
          SLOWS.getLast(),
          Fault.parse("lose dc1"),
          Fault.parse("lose dc2"));

  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @FieldSource("ALL")
  void eachBitesAndIsHealed(Fault fault) {
    var world = world(Manner.OBEYS);
    var injection = injector(world).inject(0, fault);

    assertThat(injection.isProved()).isTrue();
    assertThat(world.isWhole()).isFalse();
    injection.close();

    assertThat(injection.isHealProved()).isTrue();
    assertThat(world.isWhole()).isTrue();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatHasNoEffectOrAnotherOrCannotBeSeenIsNotProved(Fault fault) {
    assertThat(isProved(Manner.DEAF, fault)).isFalse();
    assertThat(isProved(Manner.ASTRAY, fault)).isFalse();
    assertThat(isProved(Manner.BLIND, fault)).isFalse();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatWasBrokenBeforeWasNotBrokenByTheFault(Fault fault) {
    assertThat(isProved(Manner.EARLY, fault)).isFalse();
    assertThat(evidence(Step.NOT_PROVED)).contains("all was not well right before it began");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatStaysBrokenIsNotProvedHealed(Fault fault) {
    var injection = injector(world(Manner.STUBBORN)).inject(0, fault);

    assertThat(injection.isProved()).isTrue();
    injection.close();

    assertThat(injection.isHealProved()).isFalse();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatFailsHalfWayIsUndone(Fault fault) {
    var world = world(Manner.FAILS);

    assertThatIllegalStateException()
        .isThrownBy(() -> injector(world).inject(0, fault))
        .withMessage("the engine does not answer");

    assertThat(world.isWhole()).isTrue();
  }

  @ParameterizedTest
  @FieldSource("SLOWS")
  void aLinkThatIsHalfAsSlowOrOnlySaidToBeOrThatNobodyUsesIsNotSlowed(Fault fault) {
    assertThat(isProved(Manner.OBEYS, fault)).isTrue();
    assertThat(isProved(Manner.HALF, fault)).isFalse();
    assertThat(isProved(Manner.PRETENDS, fault)).isFalse();
    receipts.clear();
    assertThat(isProved(Manner.IDLE, fault)).isFalse();
    assertThat(evidence(Step.NOT_PROVED)).contains("nobody is bitten");
  }

  @Test
  void aLinkIsSlowedIfOthersUseOneOfItsEdges() {
    var world =
        new World(TwoSites.topology(), Manner.OBEYS) {
          @Override
          public synchronized long packets(Edge edge) {
            return edge.name().equals("lb->app2") ? 0 : super.packets(edge);
          }
        };

    assertThat(injector(world).inject(0, SLOWS.getFirst()).isProved()).isTrue();
  }

  @Test
  void aLinkIsCutForAllThatGoesOverItAndForNothingElse() {
    var world = world(Manner.OBEYS);

    assertThat(injector(world).inject(0, Fault.parse("cut dc1--dc2")).isProved()).isTrue();

    assertThat(world.drops()).containsOnlyKeys("lb app2", "app2 primary");
    assertThat(evidence(Step.PROVED))
        .contains("lb->app2: UNREACHABLE", "app2->primary: UNREACHABLE")
        .contains("right before it: lb->app2: ANSWERED", "; app2->primary: ANSWERED");
  }

  @Test
  void aLinkThatSomethingStillPassesIsNotCut() {
    var world =
        new World(TwoSites.topology(), Manner.OBEYS) {
          @Override
          public void part(Link link, Set<String> from) {
            drop("lb", "app2", Direction.BOTH);
          }
        };

    assertThat(injector(world).inject(0, Fault.parse("cut dc1--dc2")).isProved()).isFalse();
    assertThat(evidence(Step.NOT_PROVED))
        .contains("lb->app2: UNREACHABLE", "app2->primary: ANSWERED");
  }

  @Test
  void allThatPassesALinkIsLookedAtAtOnce() {
    var both = new CyclicBarrier(2);
    var world =
        new World(TwoSites.topology(), Manner.OBEYS) {
          @Override
          public Reach reach(Edge edge, Duration patience) {
            try {
              both.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
              throw new IllegalStateException("nobody looks beside " + edge.name(), alone);
            }
            return super.reach(edge, patience);
          }
        };

    assertThat(injector(world).inject(0, Fault.parse("cut dc1--dc2")).isProved()).isTrue();
  }

  @Test
  void aSiteOfWhichAMachineIsThereIsNotLost() {
    var world =
        new World(TwoSites.topology(), Manner.OBEYS) {
          @Override
          public void crash(String node) {
            if (!node.equals("primary")) {
              super.crash(node);
            }
          }
        };

    assertThat(injector(world).inject(0, Fault.parse("lose dc1")).isProved()).isFalse();
    assertThat(evidence(Step.NOT_PROVED)).contains("lb: UNREACHABLE", "primary: ANSWERED");
  }

  @Test
  void usersWhoComeOverALinkAreCutOffOnlyIfTheirOwnPacketsVanish() {
    var cut = Fault.parse("cut dc1--dc2 from dc2");
    var world = new World(usersIn("dc2"), Manner.OBEYS);

    assertThat(injector(world).inject(0, cut).isProved()).isTrue();
    assertThat(world.drops()).containsEntry("lb users", Control.Direction.INCOMING);

    receipts.clear();
    var idle = new World(usersIn("dc2"), Manner.IDLE);
    assertThat(injector(idle).inject(0, cut).isProved()).isFalse();
    assertThat(evidence(Step.NOT_PROVED)).contains("0 packets of users' own were dropped");
  }

  @Test
  void aLinkThatIsSlowedOneWaySlowsWhatComesFromThere() {
    var world = world(Manner.OBEYS);
    var injection = injector(world).inject(0, Fault.parse("slow dc1--dc2 by 80ms from dc1"));

    var late = Duration.ofMillis(80);
    assertThat(world.has("lb->app2", Toxic.latency(Way.REQUESTS, late, Duration.ZERO))).isTrue();
    assertThat(world.has("app2->primary", Toxic.latency(Way.ANSWERS, late, Duration.ZERO)))
        .isTrue();
    injection.close();
  }

  private static World world(Manner manner) {
    return new World(TwoSites.topology(), manner);
  }

  private static Topology usersIn(String site) {
    var drawn = TwoSites.topology();
    return new Topology(
        drawn.id(),
        drawn.name(),
        drawn.summary(),
        drawn.nodes().stream()
            .map(
                node ->
                    drawn.isUsers(node.name())
                        ? new Node(node.name(), node.kind(), site, node.zones(), node.budget())
                        : node)
            .toList(),
        drawn.edges(),
        drawn.groups(),
        drawn.addresses(),
        drawn.links());
  }

  private boolean isProved(Manner manner, Fault fault) {
    return injector(world(manner)).inject(0, fault).isProved();
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
