package loadbearing.history;

import java.time.Duration;
import java.util.List;
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
   * once, in an order of its own, so that slow drift of the machine cancels.
   *
   * @param clones all of them; of n that serve these are the first n
   * @param counts how many serve, each once a block; in [1, number of clones]
   * @param blocks how often, 1 or more
   * @param lead time before the first block, zero or more
   * @param settle time between a change and its window, zero or more
   * @param window what is measured of each count of each block, above zero
   * @param seed of the orders
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

    /** Time that all of it takes. */
    public Duration length() {
      return lead.plus(settle.plus(window).multipliedBy((long) counts.size() * blocks));
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
