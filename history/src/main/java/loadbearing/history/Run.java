package loadbearing.history;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import loadbearing.topology.Topology;

/**
 * One run: what stood up, what was asked of it, what was broken, and what was observed.
 *
 * @param id unique among the runs of a results folder, such as {@code A4-20261121-101500-1}
 * @param topology what stood up
 * @param plan how it was driven
 * @param images the image that each node really ran, by node, with its digest
 * @param host facts of the machine it ran on, such as {@code cores} or {@code kernel}
 * @param history what was observed
 */
public record Run(
    String id,
    Topology topology,
    Plan plan,
    Map<String, String> images,
    Map<String, String> host,
    History history) {

  /** A run of which no fact of the machine is known. */
  public Run(String id, Topology topology, Plan plan, Map<String, String> images, History history) {
    this(id, topology, plan, images, Map.of(), history);
  }

  public Run {
    images = Map.copyOf(images);
    host = Map.copyOf(host);
    for (var step : history.of(FaultEvent.class)) {
      if (step.number() < 0 || step.number() >= plan.schedule().planned().size()) {
        throw new IllegalArgumentException(
            "run '%s' tells of fault %d, and its plan has %d"
                .formatted(id, step.number(), plan.schedule().planned().size()));
      }
    }
  }

  /** The lives of the faults that were tried, in the order of the schedule. */
  public List<Episode> episodes() {
    var steps = history.of(FaultEvent.class);
    return steps.stream()
        .map(FaultEvent::number)
        .distinct()
        .sorted()
        .map(number -> episode(steps.stream().filter(s -> s.number() == number).toList()))
        .toList();
  }

  private Episode episode(List<FaultEvent> steps) {
    int number = steps.getFirst().number();
    return new Episode(
        number,
        plan.schedule().planned().get(number),
        first(steps, FaultEvent.Stage.BEGAN),
        first(steps, FaultEvent.Stage.PROVED),
        first(steps, FaultEvent.Stage.HEALED),
        first(steps, FaultEvent.Stage.HEAL_PROVED));
  }

  private static OptionalLong first(List<FaultEvent> steps, FaultEvent.Stage stage) {
    return steps.stream().filter(s -> s.stage() == stage).mapToLong(FaultEvent::at).findFirst();
  }
}
