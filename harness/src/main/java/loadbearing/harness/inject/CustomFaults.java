package loadbearing.harness.inject;

import java.util.List;
import loadbearing.fault.Fault;
import loadbearing.fault.Schedule;
import loadbearing.topology.Topology;
import loadbearing.topology.open.OpenCatalogue;

/** The custom faults there are on the class path. */
public final class CustomFaults {
  private static final OpenCatalogue<CustomFault, CustomFault> OPEN =
      new OpenCatalogue<>(CustomFault.class, List::of, it -> List.of(it.name()));

  private CustomFaults() {}

  /** All of them. */
  public static List<CustomFault> all() {
    return OPEN.with(CustomFaults.class, List.of());
  }

  /**
   * Looks whether each custom fault of {@code schedule} can be done.
   *
   * @throws IllegalArgumentException naming one that cannot, or that nobody knows
   */
  public static void check(Schedule schedule, Topology topology) {
    for (var planned : schedule.planned()) {
      if (planned.what() instanceof Fault.Custom custom) {
        of(custom).check(topology, custom);
      }
    }
  }

  /** The one that does {@code custom}; the error lists those there are. */
  static CustomFault of(Fault.Custom custom) {
    return all().stream()
        .filter(it -> it.name().equals(custom.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nobody does the custom fault '%s'; on the class path there are %s"
                        .formatted(custom.name(), all().stream().map(CustomFault::name).toList())));
  }
}
