package loadbearing.analysis.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import loadbearing.analysis.observed.Span;
import loadbearing.analysis.observed.Tally;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
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
 * @param seconds how many of them returned in each of its whole seconds
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
    List<Long> seconds,
    long bad,
    OptionalDouble appCores,
    double quota,
    List<Tier> tiers) {
  private static final int LEAST_SECONDS = 4;
  private static final long SECOND = 1_000_000_000L;

  ScalingWindow {
    seconds = List.copyOf(seconds);
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
        seconds(inside, span),
        tally.bad(),
        Tier.apps(topology, samples, span),
        apps.isEmpty() ? Double.NaN : apps.getFirst().budget().cpus(),
        Tier.around(topology, samples, span));
  }

  private static List<Long> seconds(List<Operation> inside, Span span) {
    var counts = new long[(int) ((span.to() - span.from()) / SECOND)];
    for (var operation : inside) {
      int second = (int) ((operation.returned() - span.from()) / SECOND);
      if (operation.outcome() == Outcome.OK && second < counts.length) {
        counts[second]++;
      }
    }
    return Arrays.stream(counts).boxed().toList();
  }

  /**
   * X(n): the rate at which operations are served that a quarter of the seconds reach. Whatever
   * else runs on the machine, or beside it on the host of a virtual one, only takes away, for a
   * second or two: the upper quartile looks past that, where the mean does not. It is the same for
   * every n, so it cancels in E(n).
   *
   * <p>A window that is shorter than {@value #LEAST_SECONDS} seconds has no quartile; its mean
   * serves.
   */
  double capacity() {
    if (seconds.size() < LEAST_SECONDS) {
      return rate();
    }
    var ascending = seconds.stream().sorted().toList();
    return ascending.get((int) Math.round(0.75 * (ascending.size() - 1)));
  }

  /** Operations served a second, on average. */
  double rate() {
    return served / span.seconds();
  }

  /** ρ(n) = used / (n q T): the share of the clones' budget that was used; NaN if not known. */
  double utilisation() {
    return appCores.orElse(Double.NaN) / (clones * quota);
  }

  /** D(n): CPU time of app nodes for each operation served, in seconds; NaN if not known. */
  double demand() {
    return appCores.orElse(Double.NaN) / rate();
  }
}
