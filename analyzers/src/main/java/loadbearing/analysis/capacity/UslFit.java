package loadbearing.analysis.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;

/**
 * The universal scalability law fitted to blocks of measurements, with percentile intervals of a
 * bootstrap that draws whole blocks, because the windows of a block share its drift.
 *
 * @param law the fit to all blocks
 * @param points what it was fitted to
 * @param draws the fits to blocks drawn with replacement
 */
record UslFit(Usl law, List<Usl.Point> points, List<Usl> draws) {
  private static final int DRAWS = 2000;
  private static final double CONFIDENCE = 0.95;

  /**
   * What the law says of {@code windows}; nothing if fewer than two numbers of clones served.
   *
   * @param seed of the bootstrap
   */
  static List<Finding> findings(List<ScalingWindow> windows, long seed) {
    var served = windows.stream().filter(window -> window.served() > 0).toList();
    return served.stream().map(ScalingWindow::clones).distinct().count() < 2
        ? List.of()
        : of(served, seed).findings();
  }

  private static UslFit of(List<ScalingWindow> windows, long seed) {
    var blocks =
        windows.stream()
            .collect(
                Collectors.groupingBy(
                    ScalingWindow::block,
                    TreeMap::new,
                    Collectors.mapping(
                        w -> new Usl.Point(w.clones(), w.rate()), Collectors.toList())));
    var all = blocks.values().stream().flatMap(List::stream).toList();
    return new UslFit(Usl.fit(all, Usl.Shape.USL), all, draws(List.copyOf(blocks.values()), seed));
  }

  private static List<Usl> draws(List<List<Usl.Point>> blocks, long seed) {
    var random = new SplittableRandom(seed);
    List<Usl> draws = new ArrayList<>(DRAWS);
    for (int i = 0; i < DRAWS; i++) {
      List<Usl.Point> drawn = new ArrayList<>();
      for (int j = 0; j < blocks.size(); j++) {
        drawn.addAll(blocks.get(random.nextInt(blocks.size())));
      }
      draws.add(Usl.fit(drawn, Usl.Shape.USL));
    }
    return draws;
  }

  private List<Finding> findings() {
    var why = models();
    return List.of(
        finding(Scaling.LAMBDA, Usl::lambda, why),
        finding(Scaling.SIGMA, Usl::sigma, why),
        finding(
            Scaling.KAPPA, Usl::kappa, most() <= 4 ? why + "; up to 4 nodes say little of κ" : why),
        finding(
            Scaling.BEYOND,
            law -> law.rate(2.0 * most()),
            "the law's rate at %d nodes, outside of the measured range".formatted(2 * most())));
  }

  private Finding finding(Measure measure, ToDoubleFunction<Usl> value, String why) {
    var sorted = draws.stream().mapToDouble(value).sorted().toArray();
    double tail = (1 - CONFIDENCE) / 2;
    return Finding.reported(
        measure,
        measure == Scaling.BEYOND ? Subject.of(new Aspect.Clones(2 * most())) : Subject.run(),
        value.applyAsDouble(law),
        Optional.of(
            new Interval(
                sorted[(int) (tail * (sorted.length - 1))],
                sorted[(int) Math.ceil((1 - tail) * (sorted.length - 1))],
                CONFIDENCE)),
        points.size(),
        why);
  }

  private String models() {
    return Arrays.stream(Usl.Shape.values())
        .sorted(Comparator.comparingDouble(this::criterion))
        .map(shape -> String.format(Locale.ROOT, "%s %.1f", shape, criterion(shape)))
        .collect(Collectors.joining(", ", "AICc, best first: ", ""));
  }

  private double criterion(Usl.Shape shape) {
    return Usl.fit(points, shape).criterion(points, shape);
  }

  private int most() {
    return points.stream().mapToInt(Usl.Point::nodes).max().orElseThrow();
  }
}
