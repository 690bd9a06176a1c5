package loadbearing.analysis.capacity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Intervals;

/**
 * How much of n times the capacity of one clone n clones have, from paired blocks.
 *
 * <p>E(n) = Σ X<sub>b</sub>(n) / Σ n X<sub>b</sub>(1) over the blocks b, with the interval of a
 * {@linkplain Intervals#ratio ratio}: what makes a whole block faster or slower cancels. A block is
 * one sample, the thousands of requests inside it are not. The median of the blocks' own ratios
 * stands beside it: where it is outside of the interval, some blocks are unlike the rest.
 *
 * <p>By the utilisation law X = n q ρ/D, so E(n) = (ρ(n)/ρ(1)) · (D(1)/D(n)): the share of the
 * budget that is used, and what a request costs.
 *
 * @param clones n
 * @param many X(n) of each block that has a window of one clone and one of n
 * @param expected n X(1) of the same blocks
 * @param utilisation ρ(n)/ρ(1); NaN if not sampled
 * @param demand D(1)/D(n); NaN if not sampled
 * @see <a href="https://doi.org/10.1145/356733.356735">Denning, Buzen: The Operational Analysis of
 *     Queueing Network Models</a>, for the utilisation law
 */
record Efficiency(
    int clones, List<Double> many, List<Double> expected, double utilisation, double demand) {
  Efficiency {
    many = List.copyOf(many);
    expected = List.copyOf(expected);
  }

  /** The efficiency of {@code clones} clones in {@code windows}. */
  static Efficiency of(List<ScalingWindow> windows, int clones) {
    var one = byBlock(windows, 1);
    var many = byBlock(windows, clones);
    one.keySet().retainAll(many.keySet());
    many.keySet().retainAll(one.keySet());
    return new Efficiency(
        clones,
        many.values().stream().map(ScalingWindow::rate).toList(),
        one.values().stream().map(window -> clones * window.rate()).toList(),
        used(many, clones) / used(one, 1),
        cost(one) / cost(many));
  }

  /** Blocks that count. */
  int blocks() {
    return many.size();
  }

  /** E(n); NaN with no block. */
  double value() {
    return sum(many) / sum(expected);
  }

  /** The median of the blocks' ratios; NaN with no block. */
  double median() {
    var ratios = new double[blocks()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = many.get(i) / expected.get(i);
    }
    Arrays.sort(ratios);
    int half = ratios.length / 2;
    return ratios.length == 0
        ? Double.NaN
        : ratios.length % 2 == 1 ? ratios[half] : (ratios[half - 1] + ratios[half]) / 2;
  }

  /** The two-sided interval of E(n); empty with fewer than two blocks. */
  Optional<Interval> interval(double confidence) {
    return Intervals.ratio(array(many), array(expected), confidence).map(Intervals::notNegative);
  }

  /** CPU time of app nodes a second and clone, q ρ. */
  private static double used(TreeMap<Integer, ScalingWindow> windows, int clones) {
    return cpu(windows) / (clones * sum(windows, window -> window.span().seconds()));
  }

  /** D: CPU time of app nodes for each operation served, in seconds. */
  private static double cost(TreeMap<Integer, ScalingWindow> windows) {
    return cpu(windows) / sum(windows, ScalingWindow::served);
  }

  /** CPU time of all app nodes in these windows, in seconds; NaN if they were not sampled. */
  private static double cpu(TreeMap<Integer, ScalingWindow> windows) {
    return sum(windows, w -> w.appCores().orElse(Double.NaN) * w.span().seconds());
  }

  private static double sum(
      TreeMap<Integer, ScalingWindow> windows, ToDoubleFunction<ScalingWindow> what) {
    return windows.values().stream().mapToDouble(what).sum();
  }

  private static double sum(List<Double> values) {
    return values.isEmpty() ? Double.NaN : values.stream().mapToDouble(v -> v).sum();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }

  private static TreeMap<Integer, ScalingWindow> byBlock(List<ScalingWindow> windows, int clones) {
    return windows.stream()
        .filter(window -> window.clones() == clones)
        .collect(
            Collectors.toMap(ScalingWindow::block, w -> w, (first, again) -> again, TreeMap::new));
  }
}
