package loadbearing.analysis.capacity;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Intervals;

/**
 * How much of n times the capacity of one clone n clones have, E(n) = X(n)/(n X(1)), from paired
 * blocks: the drift of the machine from block to block cancels.
 *
 * <p>L<sub>b</sub>(n) = ln(X<sub>b</sub>(n)/(n X<sub>b</sub>(1))) of each block b; E(n) = exp(mean
 * L), with Student's interval around the mean. A window is one sample, the thousands of requests
 * inside it are not.
 *
 * <p>By the utilisation law X = n q ρ/D, so E(n) = (ρ(n)/ρ(1)) · (D(1)/D(n)): the share of the
 * budget that is used, and what a request costs.
 *
 * @param clones n
 * @param logs L of each block that has a window of one clone and one of n
 * @param utilisation mean of ρ(n)/ρ(1); NaN if not sampled
 * @param demand mean of D(1)/D(n); NaN if not sampled
 * @see <a href="https://doi.org/10.1145/356733.356735">Denning, Buzen: The Operational Analysis of
 *     Queueing Network Models</a>, for the utilisation law
 */
record Efficiency(int clones, List<Double> logs, double utilisation, double demand) {
  Efficiency {
    logs = List.copyOf(logs);
  }

  /** The efficiency of {@code clones} clones in {@code windows}. */
  static Efficiency of(List<ScalingWindow> windows, int clones) {
    var one = byBlock(windows, 1);
    var many = byBlock(windows, clones);
    var blocks =
        many.keySet().stream()
            .filter(one::containsKey)
            .filter(b -> one.get(b).served() > 0 && many.get(b).served() > 0)
            .toList();
    return new Efficiency(
        clones,
        blocks.stream()
            .map(b -> Math.log(many.get(b).capacity() / (clones * one.get(b).capacity())))
            .toList(),
        mean(blocks, b -> many.get(b).utilisation() / one.get(b).utilisation()),
        mean(blocks, b -> one.get(b).demand() / many.get(b).demand()));
  }

  /** E(n); NaN with no block. */
  double value() {
    return Math.exp(logs.stream().mapToDouble(l -> l).average().orElse(Double.NaN));
  }

  /** The two-sided interval of E(n); empty with fewer than two blocks. */
  Optional<Interval> interval(double confidence) {
    return Intervals.mean(logs.stream().mapToDouble(l -> l).toArray(), confidence)
        .map(i -> new Interval(Math.exp(i.low()), Math.exp(i.high()), confidence));
  }

  private static double mean(List<Integer> blocks, ToDoubleFunction<Integer> factor) {
    return blocks.stream().mapToDouble(factor).average().orElse(Double.NaN);
  }

  private static TreeMap<Integer, ScalingWindow> byBlock(List<ScalingWindow> windows, int clones) {
    return windows.stream()
        .filter(window -> window.clones() == clones)
        .collect(
            Collectors.toMap(ScalingWindow::block, w -> w, (first, again) -> again, TreeMap::new));
  }
}
