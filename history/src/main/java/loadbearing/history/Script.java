package loadbearing.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import loadbearing.topology.Topology;
import loadbearing.workload.Level;

/** What is done beside the load, from time zero on, that is no fault: a measuring routine. */
public sealed interface Script {
  /**
   * Holds the script against what will stand up.
   *
   * @throws IllegalArgumentException naming what {@code topology} does not have, or what does not
   *     fit into {@code duration}
   */
  void check(Topology topology, Duration duration);

  /** Nothing is done. */
  record None() implements Script {
    @Override
    public void check(Topology topology, Duration duration) {}
  }

  /**
   * The number of clones that serve is changed under load, in blocks: each block has every number
   * once, in an order of its own, so that slow drift of the machine cancels. Windows differ in
   * length, by up to {@value #JITTER} of it, so that none of them keeps step with the periods of
   * CPU limits.
   *
   * @param clones all of them; of n that serve these are the first n
   * @param counts how many serve, each once a block; in [1, number of clones]
   * @param blocks how often, 1 or more
   * @param lead time before the first block, zero or more
   * @param settle time between a change and its window, zero or more
   * @param window what is measured of each count of each block, on average; above zero
   * @param seed of the orders and the lengths
   */
  record Levels(
      List<String> clones,
      List<Integer> counts,
      int blocks,
      Duration lead,
      Duration settle,
      Duration window,
      long seed)
      implements Script {
    private static final double JITTER = 0.2;

    /**
     * What is measured once.
     *
     * @param window which number of clones serves, and in which block
     * @param change when the number is changed
     * @param from when measuring begins
     * @param to when it ends, and the next change is made
     */
    public record Slot(Phase.Window window, Duration change, Duration from, Duration to) {}

    public Levels {
      clones = List.copyOf(clones);
      counts = List.copyOf(counts);
      int all = clones.size();
      if (counts.isEmpty() || counts.stream().anyMatch(count -> count < 1 || count > all)) {
        throw new IllegalArgumentException(
            "levels need counts of 1 to %d clones; got %s".formatted(all, counts));
      }
      if (blocks < 1 || lead.isNegative() || settle.isNegative() || !window.isPositive()) {
        throw new IllegalArgumentException(
            "levels need 1 block or more and a window above zero, and no negative time; got %d, %s, %s, %s"
                .formatted(blocks, window, lead, settle));
      }
    }

    /** All windows, in the order of time. */
    public List<Slot> slots() {
      var random = new Random(seed);
      List<Slot> slots = new ArrayList<>();
      var change = lead;
      for (int block = 1; block <= blocks; block++) {
        List<Integer> order = new ArrayList<>(counts);
        Collections.shuffle(order, random);
        for (int count : order) {
          var from = change.plus(settle);
          var to = from.plus(jittered(random));
          slots.add(new Slot(new Phase.Window(count, block), change, from, to));
          change = to;
        }
      }
      return slots;
    }

    private Duration jittered(Random random) {
      return Duration.ofNanos(
          Math.round(window.toNanos() * (1 + JITTER * (2 * random.nextDouble() - 1))));
    }

    /** Time that all of it takes. */
    public Duration length() {
      return slots().getLast().to();
    }

    @Override
    public void check(Topology topology, Duration duration) {
      clones.forEach(topology::node);
      checkFits(length(), duration, "the levels");
    }
  }

  /**
   * Every known scenario of transactions is played at one level, step by step, against a database.
   *
   * @param database its node
   * @param level what each transaction asks for
   * @param attempts how often each scenario is played, 1 or more
   * @param time when, from time zero, no other attempt begins
   */
  record Isolation(String database, Level level, int attempts, Duration time) implements Script {
    public Isolation {
      if (attempts < 1) {
        throw new IllegalArgumentException("scenarios need 1 attempt or more; got " + attempts);
      }
    }

    @Override
    public void check(Topology topology, Duration duration) {
      topology.node(database);
      checkFits(time, duration, "the scenarios");
    }
  }

  private static void checkFits(Duration length, Duration duration, String what) {
    if (length.compareTo(duration) > 0) {
      throw new IllegalArgumentException(
          "%s take %s, and the run is over at %s; let it run for longer"
              .formatted(what, length, duration));
    }
  }
}
