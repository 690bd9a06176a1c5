package loadbearing.harness.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SimulatedTimeTest {
  private final SimulatedTime time = new SimulatedTime();
  private final List<String> happened = new ArrayList<>();

  @Test
  void timeGoesOnToTheNextMomentThatSomebodyWaitsFor() throws InterruptedException {
    time.start("late", () -> wait("late", 3_000_000_000L));
    time.start("early", () -> wait("early", 1_000_000_000L));

    time.sleep(2_000_000_000L);
    happened.add("here");
    time.sleep(2_000_000_000L);

    assertThat(happened).containsExactly("early", "here", "late");
    assertThat(time.nanoTime()).isEqualTo(4_000_000_000L);
  }

  @Test
  void aLatchIsWaitedForNoLongerThanAsked() throws InterruptedException {
    assertThat(time.await(new CountDownLatch(1), 50_000_000)).isFalse();
    assertThat(time.nanoTime()).isEqualTo(50_000_000);
  }

  private void wait(String name, long nanos) {
    try {
      time.sleep(nanos);
      happened.add(name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
