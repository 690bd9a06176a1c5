package loadbearing.analysis.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.topology.Topology;

/**
 * Who is best at one thing, never by a bare ranking: architectures whose intervals overlap are not
 * told apart.
 *
 * @param what the thing, in words: {@code throughput outside faults}
 * @param unit as in a finding; {@code %} for a share
 * @param isMoreBetter whether the greater value wins
 * @param entries who takes part
 */
public record Contest(String what, String unit, boolean isMoreBetter, List<Entry> entries) {

  /** One architecture's value with its interval, and what it costs. */
  public record Entry(String name, double value, Interval interval, Outlay outlay) {
    /** That of a finding; empty for one without an interval, which does not take part. */
    static Optional<Entry> of(Topology topology, Optional<Finding> finding) {
      return finding.flatMap(
          found ->
              found
                  .interval()
                  .map(
                      interval ->
                          new Entry(topology.id(), found.value(), interval, Outlay.of(topology))));
    }

    private boolean overlaps(Entry other) {
      return interval.low() <= other.interval.high() && other.interval.low() <= interval.high();
    }
  }

  /**
   * How it ended.
   *
   * @param best the best and all that cannot be told from it; alone it has won
   * @param behind the others; both the best first
   */
  public record Result(List<Entry> best, List<Entry> behind) {
    /** Whether one is better beyond doubt. */
    public boolean isWon() {
      return best.size() == 1;
    }
  }

  public Contest {
    entries = List.copyOf(entries);
  }

  /** How it ended; empty if fewer than two take part. */
  public Optional<Result> outcome() {
    if (entries.size() < 2) {
      return Optional.empty();
    }
    var byValue = Comparator.comparingDouble(Entry::value);
    var ranked = entries.stream().sorted(isMoreBetter ? byValue.reversed() : byValue).toList();
    var best = ranked.getFirst();
    return Optional.of(
        new Result(
            ranked.stream().filter(best::overlaps).toList(),
            ranked.stream().filter(entry -> !best.overlaps(entry)).toList()));
  }
}
