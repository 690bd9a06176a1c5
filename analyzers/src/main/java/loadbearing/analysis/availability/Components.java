package loadbearing.analysis.availability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
 * jackknife over cycles, says how much: it is wide, and shrinks with the number of cycles alone.
 *
 * @see <a href="https://doi.org/10.1093/biomet/61.1.1">Miller: The jackknife, a review</a>
 */
final class Components {
  private static final double CONFIDENCE = 0.95;

  /** One cycle: how long it was, and how long each component was lost in it. */
  private record Cycle(double length, Map<String, Double> lost) {}

  private Components() {}

  static Finding finding(List<Run> runs, Goal goal) {
    var structure = StructureFunction.of(runs.getFirst().topology(), goal);
    var cycles = runs.stream().flatMap(run -> cycles(run).stream()).toList();
    double all = availability(structure, cycles);
    return Finding.reported(
        AvailabilityModel.OF_COMPONENTS,
        Subject.of(goal),
        all,
        interval(structure, cycles, all).map(Intervals::share),
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

  private static Optional<Interval> interval(
      StructureFunction structure, List<Cycle> cycles, double all) {
    if (cycles.size() < 2) {
      return Optional.empty();
    }
    var without = new double[cycles.size()];
    for (int i = 0; i < without.length; i++) {
      var others = new ArrayList<>(cycles);
      others.remove(i);
      without[i] = availability(structure, others);
    }
    return Optional.of(Intervals.jackknife(all, without, CONFIDENCE));
  }
}
