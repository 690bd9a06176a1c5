package loadbearing.harness.programme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a programme stood up, shared and waited for.
 *
 * <p>Written by several threads where batches stand side by side.
 */
public final class Accounts {
  private final int asked;
  private final int planned;
  private int deployments;
  private int renewed;
  private int runs;
  private final NavigableMap<Long, Long> load = new TreeMap<>();
  private Duration standing = Duration.ZERO;
  private Duration waiting = Duration.ZERO;
  private Duration whole = Duration.ZERO;
  private final List<String> notes = new ArrayList<>();

  Accounts(int asked, int planned) {
    this.asked = asked;
    this.planned = planned;
  }

  synchronized void stood(Duration took, boolean isAgain) {
    deployments++;
    renewed += isAgain ? 1 : 0;
    standing = standing.plus(took);
  }

  /** A run is over; load was in flight for so long before. */
  synchronized void ran(long endNanos, Duration underLoad) {
    runs++;
    load.merge(endNanos - underLoad.toNanos(), endNanos, Math::max);
  }

  synchronized void waited(Duration took) {
    waiting = waiting.plus(took);
  }

  synchronized void over(Duration took) {
    whole = took;
  }

  synchronized void note(String line) {
    notes.add(line);
  }

  /** How many deployments were stood up. */
  public synchronized int deployments() {
    return deployments;
  }

  /** How many of them replaced one that could not be used again. */
  public synchronized int renewed() {
    return renewed;
  }

  /** How many runs were made. */
  public synchronized int runs() {
    return runs;
  }

  /** The share of the whole time in which load was in flight, in [0, 1]. */
  public synchronized double loadShare() {
    return whole.isZero() ? 0 : Math.min(1, underLoad().toNanos() / (double) whole.toNanos());
  }

  /** Time in which at least one load was in flight. */
  private Duration underLoad() {
    long sum = 0;
    long until = Long.MIN_VALUE;
    for (var span : load.entrySet()) {
      sum += Math.max(0, span.getValue() - Math.max(until, span.getKey()));
      until = Math.max(until, span.getValue());
    }
    return Duration.ofNanos(sum);
  }

  /** For people, one line and one a note. */
  public synchronized String words() {
    var words =
        "%d needs, %d of them equal to others; %d runs in %d deployments (%d in place of one that could not be used again); %d s in all: load %d s (%.0f %%), standing up %d s, waiting for others %d s"
            .formatted(
                asked,
                asked - planned,
                runs,
                deployments,
                renewed,
                whole.toSeconds(),
                underLoad().toSeconds(),
                100 * loadShare(),
                standing.toSeconds(),
                waiting.toSeconds());
    return notes.isEmpty() ? words : words + "\n  " + String.join("\n  ", notes);
  }
}
