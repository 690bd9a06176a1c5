package loadbearing.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import loadbearing.fault.Act;
import loadbearing.fault.Fault;
import loadbearing.fault.Intervention;
import loadbearing.topology.Kind;
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
    check(id, plan, history.of(FaultEvent.class).stream().map(FaultEvent::number), Fault.class);
    check(id, plan, history.of(ActEvent.class).stream().map(ActEvent::number), Act.class);
  }

  private static void check(
      String id, Plan plan, Stream<Integer> numbers, Class<? extends Intervention> family) {
    var planned = plan.schedule().planned();
    numbers
        .filter(n -> n < 0 || n >= planned.size() || !family.isInstance(planned.get(n).what()))
        .findFirst()
        .ifPresent(
            number -> {
              throw new IllegalArgumentException(
                  "run '%s' tells of %s %d, which is none in its plan %s"
                      .formatted(
                          id,
                          family.getSimpleName().toLowerCase(Locale.ROOT),
                          number,
                          plan.schedule().words()));
            });
  }

  /**
   * The role of a node at a moment: the one it was last given, or else the one the topology gives
   * it.
   *
   * @param at ns since time zero; a change at that very moment has happened
   */
  public Kind.Role role(String node, long at) {
    return history.of(RoleChange.class).stream()
        .filter(change -> change.node().equals(node) && change.at() <= at)
        .reduce((earlier, later) -> later)
        .map(RoleChange::role)
        .orElseGet(() -> topology.node(node).kind().role());
  }

  /** The lives of the faults that were tried, in the order of the schedule. */
  public List<Episode> episodes() {
    var steps = history.of(FaultEvent.class);
    return numbers(steps.stream().map(FaultEvent::number))
        .map(number -> episode(steps.stream().filter(s -> s.number() == number).toList()))
        .toList();
  }

  /** The acts that were tried, in the order of the schedule. */
  public List<Acted> acts() {
    var steps = history.of(ActEvent.class);
    return numbers(steps.stream().map(ActEvent::number))
        .map(number -> acted(number, steps.stream().filter(s -> s.number() == number).toList()))
        .toList();
  }

  private static Stream<Integer> numbers(Stream<Integer> ofSteps) {
    return ofSteps.distinct().sorted();
  }

  private Acted acted(int number, List<ActEvent> steps) {
    return new Acted(
        number,
        plan.schedule().planned().get(number),
        first(steps, ActEvent.Stage.DONE),
        first(steps, ActEvent.Stage.PROVED));
  }

  private static OptionalLong first(List<ActEvent> steps, ActEvent.Stage stage) {
    return steps.stream().filter(s -> s.stage() == stage).mapToLong(ActEvent::at).findFirst();
  }

  private Episode episode(List<FaultEvent> steps) {
    int number = steps.getFirst().number();
    return new Episode(
        number,
        plan.schedule().planned().get(number),
        steps.stream()
            .filter(step -> step.stage() == FaultEvent.Stage.BEGAN)
            .mapToLong(FaultEvent::called)
            .findFirst(),
        first(steps, FaultEvent.Stage.BEGAN),
        first(steps, FaultEvent.Stage.PROVED),
        first(steps, FaultEvent.Stage.HEALED),
        first(steps, FaultEvent.Stage.HEAL_PROVED));
  }

  private static OptionalLong first(List<FaultEvent> steps, FaultEvent.Stage stage) {
    return steps.stream().filter(s -> s.stage() == stage).mapToLong(FaultEvent::at).findFirst();
  }
}
