package loadbearing.harness.inject;

import java.time.Duration;
import loadbearing.fault.Spelling;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.harness.time.Time;

/** How long a node is held back by its CPU limit, beyond what it was held back before a fault. */
final class Held {
  /** Half of a period in which the kernel gives a share of the CPU. */
  private static final Duration TELLING = Duration.ofMillis(50);

  private final Control control;
  private final String node;
  private final Time time;
  private Look before = new Look(0, 0);
  private Look begin = new Look(0, 0);

  private record Look(long at, long held) {
    long heldSince(Look earlier) {
      return held - earlier.held;
    }

    double rateSince(Look earlier) {
      return at > earlier.at ? (double) heldSince(earlier) / (at - earlier.at) : 0;
    }
  }

  Held(Control control, String node, Time time) {
    this.control = control;
    this.node = node;
    this.time = time;
  }

  /** From the first such look on it is counted what is usual. */
  void before() {
    if (before.at == 0) {
      before = look();
    }
  }

  void begins() {
    begin = look();
  }

  Sight sight() {
    var now = look();
    long usual = (long) (begin.rateSince(before) * (now.at - begin.at));
    return new Sight(
        now.heldSince(begin) - usual >= TELLING.toNanos(),
        "held back for %s in %s, where %s were usual"
            .formatted(words(now.heldSince(begin)), words(now.at - begin.at), words(usual)));
  }

  private Look look() {
    return new Look(time.nanoTime(), control.throttled(node).toNanos());
  }

  private static String words(long nanos) {
    return Spelling.millis(Duration.ofNanos(nanos));
  }
}
