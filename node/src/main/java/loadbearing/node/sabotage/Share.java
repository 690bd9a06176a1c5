package loadbearing.node.sabotage;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Chooses a share of what comes, evenly and not by chance: of any number in a row it is right to
 * one, so that what is found of it can be held against it.
 */
final class Share {
  private final double rate;
  private final AtomicLong seen = new AtomicLong();

  /**
   * @param rate in (0, 1]
   */
  Share(double rate) {
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("a rate must be in (0, 1], got " + rate);
    }
    this.rate = rate;
  }

  /** Whether this one is of the share. */
  boolean takes() {
    long before = seen.getAndIncrement();
    return Math.floor((before + 1) * rate) > Math.floor(before * rate);
  }
}
