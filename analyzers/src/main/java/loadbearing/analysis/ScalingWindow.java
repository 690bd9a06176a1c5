package loadbearing.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import loadbearing.history.Operation;
import loadbearing.history.Phase;
import loadbearing.history.Run;
import loadbearing.history.Sample;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;

/**
 * What was measured while {@code clones} app nodes served, once: a stretch of the run between the
 * begin and the end of a phase named {@code clones=<n> block=<b>}.
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
  private static final Pattern NAME = Pattern.compile("clones=(\\d{1,4}) block=(\\d{1,6})");

  ScalingWindow {
    tiers = List.copyOf(tiers);
  }

  /** The windows of {@code run}, ordered by time; one that began and did not end is left out. */
  static List<ScalingWindow> of(Run run) {
    List<ScalingWindow> windows = new ArrayList<>();
    Map<String, Long> begun = new HashMap<>();
    var measured = run.history().measured();
    var samples = Tier.samples(run);
    for (var phase : run.history().of(Phase.class)) {
      var name = NAME.matcher(phase.name());
      if (!name.matches()) {
        continue;
      }
      if (phase.begins()) {
        begun.put(phase.name(), phase.at());
      } else if (begun.containsKey(phase.name())) {
        var span = new Span(begun.remove(phase.name()), phase.at());
        int clones = Integer.parseInt(name.group(1));
        int block = Integer.parseInt(name.group(2));
        windows.add(of(run.topology(), measured, samples, clones, block, span));
      }
    }
    return windows;
  }

  private static ScalingWindow of(
      Topology topology,
      List<Operation> measured,
      Map<String, List<Sample>> samples,
      int clones,
      int block,
      Span span) {
    var tally = Tally.of(measured.stream().filter(o -> span.contains(o.returned())).toList());
    var apps = topology.nodes(Kind.AppNode.class);
    return new ScalingWindow(
        clones,
        block,
        span,
        tally.ok(),
        tally.bad(),
        Tier.apps(topology, samples, span),
        apps.isEmpty() ? Double.NaN : apps.getFirst().budget().cpus(),
        Tier.around(topology, samples, span));
  }

  /** X(n): operations served a second. */
  double capacity() {
    return served / span.seconds();
  }

  /** ρ(n) = used / (n q T): the share of the clones' budget that was used; NaN if not known. */
  double utilisation() {
    return appCores.orElse(Double.NaN) / (clones * quota);
  }

  /** D(n): CPU time of app nodes for each operation served, in seconds; NaN if not known. */
  double demand() {
    return appCores.orElse(Double.NaN) / capacity();
  }
}
