package loadbearing.harness.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import loadbearing.fault.Act;
import loadbearing.harness.inject.Receipt.Step;
import loadbearing.harness.time.Time;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

/** What proves an act and what does not. */
class ActingTest {
  private static final Topology TOPOLOGY = Catalogue.topology("A4");

  private final List<Receipt> receipts = new ArrayList<>();

  @Test
  void aDrainIsProvedWhenNothingArrivesAnyMoreWhileOthersGetRequests() {
    act(new Act.Drain("app1"), new Told("DRAIN", 0, 10, Optional.empty()));

    assertThat(steps()).containsExactly(Step.DONE, Step.PROVED);
    assertThat(receipts.getLast().evidence()).contains("lb=DRAIN", "0 requests arrived");
  }

  @Test
  void aBalancerThatSaysDrainAndGoesOnIsNoProof() {
    act(new Act.Drain("app1"), new Told("DRAIN", 1, 10, Optional.empty()));

    assertThat(steps()).containsExactly(Step.DONE, Step.NOT_PROVED);
  }

  @Test
  void silenceIsNoProofOfADrainWhereNobodyAsksAnything() {
    act(new Act.Drain("app1"), new Told("DRAIN", 0, 0, Optional.empty()));

    assertThat(steps()).containsExactly(Step.DONE, Step.NOT_PROVED);
  }

  @Test
  void silenceIsNoProofOfADrainWhereABalancerSaysUp() {
    act(new Act.Drain("app1"), new Told("UP", 0, 10, Optional.empty()));

    assertThat(steps()).containsExactly(Step.DONE, Step.NOT_PROVED);
  }

  @Test
  void aNodeIsAddedWhenRequestsArriveThere() {
    act(new Act.Add("app1"), new Told("UP", 1, 10, Optional.empty()));

    assertThat(steps()).containsExactly(Step.DONE, Step.PROVED);
  }

  @Test
  void beingUpIsNoProofThatANodeWasAdded() {
    act(new Act.Add("app1"), new Told("UP", 0, 10, Optional.empty()));

    assertThat(steps()).containsExactly(Step.DONE, Step.NOT_PROVED);
  }

  @Test
  void aPromotionIsProvedByAWriteThatIsTaken() {
    act(new Act.Promote("replica1"), new Told("UP", 0, 0, Optional.empty()));
    act(new Act.Promote("replica1"), new Told("UP", 0, 0, Optional.of("read-only")));

    assertThat(steps()).containsExactly(Step.DONE, Step.PROVED, Step.DONE, Step.NOT_PROVED);
    assertThat(receipts.getLast().evidence()).contains("read-only");
  }

  private void act(Act act, Told told) {
    var now = new AtomicLong();
    new Acting(told, TOPOLOGY, receipts::add, time(now)).act(0, act, new CountDownLatch(1));
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
  private static final class Told implements Operations {
    private final String opinion;
    private final int here;
    private final int elsewhere;
    private final Optional<String> refusal;
    private long looks;

    Told(String opinion, int here, int elsewhere, Optional<String> refusal) {
      this.opinion = opinion;
      this.here = here;
      this.elsewhere = elsewhere;
      this.refusal = refusal;
    }

    @Override
    public void promote(String node) {}

    @Override
    public Optional<String> refusal(String node) {
      return refusal;
    }

    @Override
    public void drain(String node) {}

    @Override
    public void add(String node) {}

    @Override
    public Map<String, String> opinions(String node) {
      return Map.of("lb", opinion);
    }

    @Override
    public long arrivals(String node) {
      return ++looks * (node.equals("app1") ? here : elsewhere);
    }
  }
}
