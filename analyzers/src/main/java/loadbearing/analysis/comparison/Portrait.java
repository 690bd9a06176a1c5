package loadbearing.analysis.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.topology.Goal;
import loadbearing.topology.Topology;

/**
 * One architecture of one size over all its runs: what it costs, carries, survives, forgets and
 * gets wrong. Void runs say nothing here.
 *
 * @param map its parts, and what their loss cost users
 * @param outlay what it costs
 * @param carried the most that it served; empty where no run looked for that
 * @param outages the longest time without steady service after a fault, in seconds, by goal; a goal
 *     that no fault met is not among them
 * @param forgot the share of acknowledged writes that were lost, where most were
 * @param stale the share of reads that were stale, where most were
 * @param broken what else of what users may rely on was refuted
 * @param unavailability forecast by goal, if each machine alone has {@link Portraits#MACHINE}
 */
public record Portrait(
    LoadBearingMap map,
    Outlay outlay,
    Optional<Carried> carried,
    Map<Goal, Double> outages,
    Optional<Finding> forgot,
    Optional<Finding> stale,
    List<Measure> broken,
    Map<Goal, Double> unavailability) {

  /**
   * The most that was served.
   *
   * @param finding the number with its interval
   * @param run in which
   * @param perCore the number by the cores that it cost
   */
  public record Carried(Finding finding, JudgedRun run, double perCore) {}

  public Portrait {
    outages = Map.copyOf(outages);
    broken = List.copyOf(broken);
    unavailability = Map.copyOf(unavailability);
  }

  /** What stood. */
  public Topology topology() {
    return map.topology();
  }

  /** The parts that some run took away. */
  public List<LoadBearingMap.Row> tried() {
    return map.rows().stream().filter(LoadBearingMap.Row::isTried).toList();
  }

  /** Those of them whose loss users did not feel once failover had its chance. */
  public List<LoadBearingMap.Row> survived() {
    return tried().stream().filter(row -> row.fate() == Toll.Fate.WENT_ON).toList();
  }

  /** The goal that the forecast is worst for. */
  public Goal weakest() {
    return unavailability.entrySet().stream()
        .max(Map.Entry.<Goal, Double>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  /** The longest outage of any goal, in seconds; NaN where no fault met one. */
  public double longestOutage() {
    return outages.values().stream().max(Comparator.naturalOrder()).orElse(Double.NaN);
  }

  /**
   * Whether {@code other} carries no less, costs no more, is out no longer, and is better at one.
   */
  boolean isBeatenBy(Portrait other) {
    double[] mine = figures();
    double[] others = other.figures();
    boolean isBetter = false;
    for (int i = 0; i < mine.length; i++) {
      if (others[i] > mine[i]) {
        return false;
      }
      isBetter |= others[i] < mine[i];
    }
    return isBetter;
  }

  /** Less is better. */
  private double[] figures() {
    return new double[] {
      outlay.cores(),
      -carried.map(it -> it.finding().value()).orElse(Double.NEGATIVE_INFINITY),
      unavailability.get(weakest())
    };
  }
}
