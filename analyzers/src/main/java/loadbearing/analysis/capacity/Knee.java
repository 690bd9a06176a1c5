package loadbearing.analysis.capacity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why more clones do not give more: the tier that has nothing left, or what a request costs. */
record Knee(int clones, Optional<Tier> bottleneck, String cause) {
  /** Clones that use so little less of their budget than one did are still kept busy. */
  private static final double BUSY = 0.95;

  /** The knee at {@code efficiency}, by the windows of that many clones. */
  static Knee at(Efficiency efficiency, List<ScalingWindow> windows) {
    var here = windows.stream().filter(w -> w.clones() == efficiency.clones()).toList();
    var bottleneck = bottleneck(here);
    return new Knee(efficiency.clones(), bottleneck, cause(efficiency, bottleneck) + bounds(here));
  }

  /** The tier that has nothing left; empty if each has. */
  private static Optional<Tier> bottleneck(List<ScalingWindow> windows) {
    return mean(windows).stream()
        .filter(Tier::isSaturated)
        .max(Comparator.comparingDouble(Knee::pressure));
  }

  private static String cause(Efficiency efficiency, Optional<Tier> saturated) {
    if (saturated.isPresent()) {
      var tier = saturated.get();
      return String.format(
          Locale.ROOT,
          "%s is the bottleneck: it uses %.0f %% of its CPU budget and is held back in %.0f %% of"
              + " its periods",
          tier.name(),
          100 * tier.utilisation(),
          100 * tier.throttled());
    }
    if (Double.isNaN(efficiency.utilisation())) {
      return "no tier is seen to be saturated, and the app nodes were not sampled";
    }
    return efficiency.utilisation() >= BUSY
        ? String.format(
            Locale.ROOT,
            "the clones are busy and each request costs %.2f times the CPU it costs one clone",
            1 / efficiency.demand())
        : String.format(
            Locale.ROOT,
            "no tier is saturated and the clones use %.0f %% of what one uses: they wait, for"
                + " locks, connections, or too few users",
            100 * efficiency.utilisation());
  }

  /** X ≤ quota / D of each tier, D being its CPU time for each operation. */
  private static String bounds(List<ScalingWindow> windows) {
    double rate = windows.stream().mapToDouble(ScalingWindow::rate).average().orElse(0);
    return mean(windows).stream()
        .filter(tier -> tier.utilisation() > 0 && rate > 0)
        .map(
            tier -> String.format(Locale.ROOT, "%s %.0f/s", tier.name(), rate / tier.utilisation()))
        .collect(Collectors.joining(", ", "; what the tiers could bear: ", ""));
  }

  private static double pressure(Tier tier) {
    return tier.utilisation() + tier.throttled();
  }

  private static List<Tier> mean(List<ScalingWindow> windows) {
    Map<String, List<Tier>> byName =
        windows.stream()
            .flatMap(window -> window.tiers().stream())
            .collect(Collectors.groupingBy(Tier::name, TreeMap::new, Collectors.toList()));
    return byName.values().stream().map(Knee::averaged).toList();
  }

  private static Tier averaged(List<Tier> same) {
    return new Tier(
        same.getFirst().name(),
        same.stream().mapToDouble(Tier::cores).average().orElse(0),
        same.getFirst().quota(),
        same.stream().mapToDouble(Tier::throttled).average().orElse(0));
  }
}
