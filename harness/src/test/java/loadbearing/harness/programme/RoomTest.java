package loadbearing.harness.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import loadbearing.harness.Experiment;
import loadbearing.history.Plan;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;

class RoomTest {
  private static final long GIBIBYTE = 1L << 30;

  /** Two cores have room for three calm loads of 0.4 cores. */
  private final Room room = new Room(2, 16 * GIBIBYTE);

  private static Need need() {
    return Need.of(
        new Experiment(
            Catalogue.topology("A4"),
            Plan.of(Workloads.of("mixed"), new Load.Open(40), Duration.ofSeconds(9))));
  }

  private static Batch calm() {
    return Batch.of(need());
  }

  @Test
  void calmRunsShareTheHostAsFarAsItsCoresReach() throws Exception {
    room.take(calm());
    room.take(calm());
    var third = room.take(calm());
    var fourth = waiting(calm());
    assertThat(fourth).isNotDone();

    third.close();
    assertThat(fourth.join()).isNotNull();
  }

  @Test
  void whatIsAloneWaitsForAllOthersAndOthersForIt() throws Exception {
    var calm = room.take(calm());
    var alone = waiting(Batch.of(need().alone()));
    assertThat(alone).isNotDone();

    calm.close();
    var taken = alone.join();
    var other = waiting(calm());
    assertThat(other).isNotDone();

    taken.close();
    assertThat(other.join()).isNotNull();
  }

  @Test
  void whatNeedsMoreThanThereIsStillGetsAll() throws Exception {
    assertThat(room.take(Batch.of(need().using(64)))).isNotNull();
    assertThat(new Room(2, GIBIBYTE).take(calm())).isNotNull();
  }

  /** Tries, in a thread that waits by now or is done. */
  private CompletableFuture<Room.Taken> waiting(Batch batch) throws InterruptedException {
    var taken = new CompletableFuture<Room.Taken>();
    var thread =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    taken.complete(room.take(batch));
                  } catch (InterruptedException e) {
                    taken.completeExceptionally(e);
                  }
                });
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return taken;
  }
}
