package loadbearing.harness.engine;

import com.github.dockerjava.api.exception.DockerException;
import java.time.Duration;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import loadbearing.harness.time.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what stood. What the engine refuses to remove is tried again, then told in one line: it
 * is in nobody's way, and whatever ran there is recorded.
 */
public final class TakeDown {
  private static final Logger LOG = LoggerFactory.getLogger(TakeDown.class);
  private static final int TRIES = 4;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Engine engine;

  public TakeDown(Engine engine) {
    this.engine = engine;
  }

  /** Removes containers side by side, then networks; those that are absent are as good. */
  public void run(Collection<String> containers, Collection<String> networks) {
    report("container", refused(containers, engine::remove, Time.SYSTEM));
    report("network", refused(networks, this::emptied, Time.SYSTEM));
  }

  /** An engine that removes several containers at once can forget that one has left a network. */
  private void emptied(String network) {
    try {
      engine.removeNetwork(network);
    } catch (DockerException e) {
      engine.evict(network);
      engine.removeNetwork(network);
    }
  }

  private static void report(String what, Collection<String> refused) {
    if (!refused.isEmpty()) {
      LOG.warn(
          "the engine refuses to remove {} {}; remove it by hand, or restart the engine",
          what,
          String.join(", ", refused));
    }
  }

  /**
   * Removes all; those that are refused {@value #TRIES} times are returned, with the last reason.
   */
  static Collection<String> refused(Collection<String> all, Consumer<String> remove, Time time) {
    Queue<String> refused = new ConcurrentLinkedQueue<>();
    Together.each(all, one -> remove(one, remove, time, refused));
    return refused;
  }

  private static void remove(
      String one, Consumer<String> remove, Time time, Queue<String> refused) {
    for (int left = TRIES; left > 0; left--) {
      try {
        remove.accept(one);
        return;
      } catch (DockerException e) {
        if (left == 1) {
          refused.add("%s (%s)".formatted(one, String.valueOf(e.getMessage()).strip()));
        } else {
          pause(time);
        }
      }
    }
  }

  private static void pause(Time time) {
    try {
      time.sleep(PAUSE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
