package loadbearing.analysis.availability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Intervals;
import loadbearing.analysis.Subject;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Run;
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;

/**
 * What the components' own availabilities make of the whole if they fail independently: in series A
 * = A1 A2, in parallel A = 1 − (1 − A1)(1 − A2), by the graph in general.
 *
 * <p>A component's own availability is the share of the measured time in which it was not lost. Few
 * outages overlap more or less than those of independent parts do on average, and the interval, a
 * jackknife over cycles, says how much: it is wide, and shrinks with the number of cycles alone. It
 * is made of log(1 − A), because what is lost in few cycles is skewed.
 *
 * @see <a href="https://doi.org/10.1093/biomet/61.1.1">Miller: The jackknife, a review</a>
 */
final class Components {
  private static final double CONFIDENCE = 0.95;

  /** One cycle: how long it was, and how long each component was lost in it. */
  record Cycle(double length, Map<String, Double> lost) {}

  private Components() {}

  static Finding finding(List<Run> runs, Goal goal) {
    var structure = StructureFunction.of(runs.getFirst().topology(), goal);
    var cycles = runs.stream().flatMap(run -> cycles(run).stream()).toList();
    return Finding.reported(
        AvailabilityModel.OF_COMPONENTS,
        Subject.of(goal),
        availability(structure, cycles),
        interval(structure, cycles),
        cycles.size(),
        own(cycles).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> "%s %.4f".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", ", "", "; %d cycles".formatted(cycles.size()))));
  }

  private static List<Cycle> cycles(Run run) {
    var losses = Loss.of(run);
    return Episodes.wholeCycles(run, Rotation.reported(run)).stream()
        .map(span -> new Cycle(span.seconds(), lost(losses, span)))
        .toList();
  }

  private static Map<String, Double> lost(List<Loss> losses, Span span) {
    Map<String, Double> lost = new HashMap<>();
    for (var loss : losses) {
      var parts = new TreeSet<>(loss.nodes());
      parts.addAll(loss.edges());
      long from = Math.max(span.from(), loss.span().from());
      long to = Math.min(span.to(), loss.span().to());
      parts.forEach(part -> lost.merge(part, Math.max(0, to - from) / 1e9, Double::sum));
    }
    return lost;
  }

  private static double availability(StructureFunction structure, List<Cycle> cycles) {
    return structure.availability(own(cycles));
  }

  private static Map<String, Double> own(List<Cycle> cycles) {
    double length = cycles.stream().mapToDouble(Cycle::length).sum();
    Map<String, Double> lost = new HashMap<>();
    cycles.forEach(
        cycle -> cycle.lost().forEach((part, time) -> lost.merge(part, time, Double::sum)));
    lost.replaceAll((part, time) -> Math.clamp(1 - time / length, 0, 1));
    return lost;
  }

  /** The interval over {@code cycles}; empty unless at least two of them lost something. */
  static Optional<Interval> interval(StructureFunction structure, List<Cycle> cycles) {
    double all = lost(structure, cycles);
    var without =
        IntStream.range(0, cycles.size())
            .mapToDouble(i -> lost(structure, without(cycles, i)))
            .toArray();
    if (DoubleStream.concat(DoubleStream.of(all), Arrays.stream(without))
        .anyMatch(share -> !(share > 0))) {
      return Optional.empty();
    }
    var log =
        Intervals.jackknife(
            Math.log(all), Arrays.stream(without).map(Math::log).toArray(), CONFIDENCE);
    return Optional.of(
        Intervals.share(
            new Interval(1 - Math.exp(log.high()), 1 - Math.exp(log.low()), CONFIDENCE)));
  }

  private static double lost(StructureFunction structure, List<Cycle> cycles) {
    return 1 - availability(structure, cycles);
  }

  private static List<Cycle> without(List<Cycle> cycles, int left) {
    var others = new ArrayList<>(cycles);
    others.remove(left);
    return others;
  }
}
