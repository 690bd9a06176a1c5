package loadbearing.analysis.capacity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import loadbearing.analysis.observed.Span;
import loadbearing.analysis.observed.Tally;
import loadbearing.history.Operation;
import loadbearing.history.Phase;
import loadbearing.history.Run;
import loadbearing.history.Sample;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;

/**
 * What was measured while {@code clones} app nodes served, once: the stretch of the run between the
 * begin and the end of a {@link Phase.Window}.
 *
 * @param clones how many served, n
 * @param block which round of measurements
 * @param span when
 * @param served operations that were served and returned in it
 * @param bad operations that returned in it and were not served
 * @param appCores CPU time that all app nodes used a second; empty if they were not sampled
 * @param quota CPU time that one app node may use a second, q
 * @param tiers the other nodes and the generator
 */
record ScalingWindow(
    int clones,
    int block,
    Span span,
    long served,
    long bad,
    OptionalDouble appCores,
    double quota,
    List<Tier> tiers) {
  ScalingWindow {
    tiers = List.copyOf(tiers);
  }

  /** The windows of {@code run}, ordered by time; one that began and did not end is left out. */
  static List<ScalingWindow> of(Run run) {
    List<ScalingWindow> windows = new ArrayList<>();
    Map<Phase.Window, Long> begun = new HashMap<>();
    var measured = run.history().measured();
    var samples = Tier.samples(run);
    for (var phase : run.history().of(Phase.class)) {
      if (phase.stretch() instanceof Phase.Window window) {
        if (phase.begins()) {
          begun.put(window, phase.at());
        } else if (begun.containsKey(window)) {
          var span = new Span(begun.remove(window), phase.at());
          windows.add(of(run.topology(), measured, samples, window, span));
        }
      }
    }
    return windows;
  }

  private static ScalingWindow of(
      Topology topology,
      List<Operation> measured,
      Map<String, List<Sample>> samples,
      Phase.Window window,
      Span span) {
    var inside = measured.stream().filter(o -> span.contains(o.returned())).toList();
    var tally = Tally.of(inside);
    var apps = topology.nodes(Kind.AppNode.class);
    return new ScalingWindow(
        window.clones(),
        window.block(),
        span,
        tally.ok(),
        tally.bad(),
        Tier.apps(topology, samples, span),
        apps.isEmpty() ? Double.NaN : apps.getFirst().budget().cpus(),
        Tier.around(topology, samples, span));
  }

  /** The same in another block. */
  ScalingWindow inBlock(int other) {
    return new ScalingWindow(clones, other, span, served, bad, appCores, quota, tiers);
  }

  /** X(n): operations served a second. */
  double rate() {
    return served / span.seconds();
  }
}
