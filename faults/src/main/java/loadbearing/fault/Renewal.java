package loadbearing.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A component that goes up and down by turns, and each stay is as long as chance wants.
 *
 * <p>A stay lasts {@code least + X} where X is exponential with mean {@code mean − least}, so that
 * its mean is {@code mean}. In the long run the component is up for {@code meanUp / (meanUp +
 * meanDown)} of the time.
 *
 * @param fault what takes it down
 * @param up how long it stays up
 * @param down how long it stays down; its least is at least {@link Planned#LEAST}
 * @see <a href="https://en.wikipedia.org/wiki/Renewal_theory">Alternating renewal process</a>
 */
public record Renewal(Fault fault, Stay up, Stay down) {
  public Renewal {
    Spelling.check(!fault.isInstant(), "'%s' is instant and cannot stay down", fault.words());
    Spelling.check(
        down.least().compareTo(Planned.LEAST) >= 0,
        "the least time down must be %s or more, got %s",
        Planned.LEAST,
        down.least());
  }

  /**
   * A random duration.
   *
   * @param mean above {@code least}
   * @param least above 0
   */
  public record Stay(Duration mean, Duration least) {
    public Stay {
      Spelling.check(
          least.isPositive() && mean.compareTo(least) > 0,
          "a stay needs a least time above 0 and a mean above that, got %s and %s",
          least,
          mean);
    }

    /** The duration below which a stay is with probability {@code p} in [0, 1), in whole ms. */
    Duration quantile(double p) {
      double beyond = -Math.log1p(-p) * mean.minus(least).toNanos();
      return Duration.ofMillis(least.toMillis() + Math.round(beyond / 1e6));
    }
  }

  /** The stays of one run: drawn one by one, or one from each of {@code strata} equal shares. */
  private static final class Draw {
    private final Stay stay;
    private final SplittableRandom random;
    private final int strata;
    private final List<Integer> left = new ArrayList<>();

    Draw(Stay stay, SplittableRandom random, int strata) {
      this.stay = stay;
      this.random = random;
      this.strata = strata;
    }

    Duration next() {
      if (left.isEmpty()) {
        for (int i = 0; i < strata; i++) {
          left.add(i);
        }
      }
      int stratum = left.remove(random.nextInt(left.size()));
      return stay.quantile((stratum + random.nextDouble()) / strata);
    }
  }

  /**
   * The faults of this component in [from, to], up at {@code from}; the last one is cut off at
   * {@code to}, or left out where too little time is left for it.
   */
  List<Planned> between(Duration from, Duration to, SplittableRandom random, boolean stratified) {
    var cycle = up.mean().plus(down.mean());
    int strata = stratified ? (int) Math.max(1, to.minus(from).toNanos() / cycle.toNanos()) : 1;
    var ups = new Draw(up, random.split(), strata);
    var downs = new Draw(down, random.split(), strata);
    List<Planned> planned = new ArrayList<>();
    for (var at = from.plus(ups.next()); hasRoom(at, to); at = at.plus(ups.next())) {
      var room = to.minus(at);
      var stay = downs.next();
      var lasting = stay.compareTo(room) < 0 ? stay : room;
      planned.add(new Planned(fault, at, lasting));
      at = at.plus(lasting);
    }
    return planned;
  }

  private static boolean hasRoom(Duration at, Duration to) {
    return at.plus(Planned.LEAST).compareTo(to) <= 0;
  }
}
