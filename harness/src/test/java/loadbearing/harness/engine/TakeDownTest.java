package loadbearing.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.DockerException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import loadbearing.harness.time.Time;
import org.junit.jupiter.api.Test;

class TakeDownTest {
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();

  @Test
  void whatIsRefusedAtFirstIsTriedAgain() {
    var refused =
        TakeDown.refused(List.of("web", "data"), name -> remove(name, 3), new Unhurried());

    assertThat(refused).isEmpty();
    assertThat(gone).containsExactlyInAnyOrder("web", "data");
  }

  @Test
  void whatIsRefusedForGoodIsToldAndTheRestGoes() {
    var refused =
        TakeDown.refused(
            List.of("web", "data"),
            name -> remove(name, name.equals("web") ? 1000 : 0),
            new Unhurried());

    assertThat(refused).containsExactly("web (Status 403: network web has active endpoints)");
    assertThat(gone).containsExactly("data");
  }

  private void remove(String name, int refusals) {
    if (tries.merge(name, 1, Integer::sum) <= refusals) {
      throw new DockerException("network %s has active endpoints\n".formatted(name), 403);
    }
    gone.add(name);
  }

  /** Time in which nobody waits. */
  private static final class Unhurried implements Time {
    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void sleep(long nanos) {}

    @Override
    public boolean await(CountDownLatch latch, long nanos) {
      return true;
    }

    @Override
    public Thread start(String name, Runnable task) {
      return Thread.ofVirtual().name(name).start(task);
    }
  }
}
