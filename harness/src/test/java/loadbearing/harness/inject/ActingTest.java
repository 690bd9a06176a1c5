package loadbearing.harness.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import loadbearing.fault.TrafficAct;
import loadbearing.harness.inject.Receipt.Step;
import loadbearing.harness.time.Time;
import loadbearing.topology.Kind.Role;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

/** What proves an act and what does not. */
class ActingTest {
  private static final Topology TOPOLOGY = Catalogue.topology("A4");

  private final List<Receipt> receipts = new ArrayList<>();
  private final List<Map<String, Role>> roles = new ArrayList<>();

  @Test
  void aDrainIsProvedWhenNothingArrivesAnyMoreWhileOthersGetRequests() {
    act(new TrafficAct.Drain("app1"), new Told("DRAIN", 0, 10));

    assertThat(steps()).containsExactly(Step.DONE, Step.PROVED);
    assertThat(receipts.getLast().evidence()).contains("lb=DRAIN", "0 requests arrived");
  }

  @Test
  void aBalancerThatSaysDrainAndGoesOnIsNoProof() {
    act(new TrafficAct.Drain("app1"), new Told("DRAIN", 1, 10));

    assertThat(steps()).containsExactly(Step.DONE, Step.NOT_PROVED);
  }

  @Test
  void silenceIsNoProofOfADrainWhereNobodyAsksAnything() {
    act(new TrafficAct.Drain("app1"), new Told("DRAIN", 0, 0));

    assertThat(steps()).containsExactly(Step.DONE, Step.NOT_PROVED);
  }

  @Test
  void silenceIsNoProofOfADrainWhereABalancerSaysUp() {
    act(new TrafficAct.Drain("app1"), new Told("UP", 0, 10));

    assertThat(steps()).containsExactly(Step.DONE, Step.NOT_PROVED);
  }

  @Test
  void aNodeIsAddedWhenRequestsArriveThere() {
    act(new TrafficAct.Add("app1"), new Told("UP", 1, 10));

    assertThat(steps()).containsExactly(Step.DONE, Step.PROVED);
  }

  @Test
  void beingUpIsNoProofThatANodeWasAdded() {
    act(new TrafficAct.Add("app1"), new Told("UP", 0, 10));

    assertThat(steps()).containsExactly(Step.DONE, Step.NOT_PROVED);
  }

  @Test
  void aNodeIsWithdrawnWhenOthersAnswerAndNobodyKeepsAConnection() {
    act(new TrafficAct.Withdraw("app1"), told("MAINT", "app2"));
    act(new TrafficAct.Withdraw("app1"), told("MAINT", "app1", "app2"));
    act(new TrafficAct.Withdraw("app1"), told("UP", "app2"));
    var kept = told("MAINT", "app2");
    kept.connections = 1;
    act(new TrafficAct.Withdraw("app1"), kept);

    assertThat(steps())
        .containsExactly(
            Step.DONE,
            Step.PROVED,
            Step.DONE,
            Step.NOT_PROVED,
            Step.DONE,
            Step.NOT_PROVED,
            Step.DONE,
            Step.NOT_PROVED);
  }

  @Test
  void aNodeIsRestoredWhenItAnswersAgain() {
    act(new TrafficAct.Restore("app1"), told("UP", "app1", "app2"));
    act(new TrafficAct.Restore("app1"), told("UP", "app2"));

    assertThat(steps()).containsExactly(Step.DONE, Step.PROVED, Step.DONE, Step.NOT_PROVED);
  }

  @Test
  void whatWasNotDoneCannotBeTakenBack() {
    var acting = acting(new Told("UP", 1, 1));

    assertThatIllegalStateException()
        .isThrownBy(() -> acting.act(0, new TrafficAct.Add("app1"), new CountDownLatch(1)))
        .withMessageContaining("is not drained");
    assertThat(steps()).containsExactly(Step.NOT_PROVED);
  }

  @Test
  void whoHasWhichRoleIsToldWhenItIsDone() {
    acting(new Told("DRAIN", 0, 10)).act(0, new TrafficAct.Drain("app1"), new CountDownLatch(1));

    assertThat(roles).containsExactly(Map.of("app1", Role.DRAINED));
  }

  private static Told told(String opinion, String... answering) {
    var told = new Told(opinion, 0, 0);
    told.answering = Set.of(answering);
    return told;
  }

  private void act(TrafficAct act, Told told) {
    var deeds = new Deeds(TOPOLOGY, told, new Obedient(), time(new AtomicLong()));
    switch (act) {
      case TrafficAct.Add add -> deeds.carryOut(new TrafficAct.Drain(add.node()));
      case TrafficAct.Restore restore -> deeds.carryOut(new TrafficAct.Withdraw(restore.node()));
      case TrafficAct.Drain drain -> {}
      case TrafficAct.Withdraw withdraw -> {}
    }
    acting(deeds).act(0, act, new CountDownLatch(1));
  }

  private Acting acting(Told told) {
    return acting(new Deeds(TOPOLOGY, told, new Obedient(), time(new AtomicLong())));
  }

  private Acting acting(Deeds deeds) {
    return new Acting(
        deeds, receipts::add, (changes, at) -> roles.add(changes), time(new AtomicLong()));
  }

  private List<Step> steps() {
    return receipts.stream().map(Receipt::step).toList();
  }

  /** Goes on only while somebody waits. */
  private static Time time(AtomicLong now) {
    return new Time() {
      @Override
      public long nanoTime() {
        return now.get();
      }

      @Override
      public void sleep(long nanos) {
        now.addAndGet(nanos);
      }

      @Override
      public boolean await(CountDownLatch latch, long nanos) {
        now.addAndGet(nanos);
        return latch.getCount() == 0;
      }

      @Override
      public Thread start(String name, Runnable task) {
        throw new UnsupportedOperationException("an act is proved where it is done");
      }
    };
  }

  /** They do nothing, and answer what they are told: more requests have arrived at every look. */
  private static final class Told implements Balancers {
    private final String opinion;
    private final int here;
    private final int elsewhere;
    private Set<String> answering = Set.of();
    private long connections;
    private long looks;

    Told(String opinion, int here, int elsewhere) {
      this.opinion = opinion;
      this.here = here;
      this.elsewhere = elsewhere;
    }

    @Override
    public void drain(String node) {}

    @Override
    public void add(String node) {}

    @Override
    public void withdraw(String node) {}

    @Override
    public void restore(String node) {}

    @Override
    public Map<String, String> opinions(String node) {
      return Map.of("lb", opinion);
    }

    @Override
    public Set<String> answering(String node) {
      return answering;
    }

    @Override
    public long connections(String node) {
      return connections;
    }

    @Override
    public long arrivals(String node) {
      return ++looks * (node.equals("app1") ? here : elsewhere);
    }
  }
}
