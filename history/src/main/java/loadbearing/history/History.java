package loadbearing.history;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * All events of a run.
 *
 * @param events ordered by time
 * @param complete whether the recording ended as planned; if not, the tail is missing
 */
public record History(List<Event> events, boolean complete) {
  public History {
    events = events.stream().sorted(Comparator.comparingLong(Event::at)).toList();
  }

  /** Events of one type, ordered by time. */
  public <E extends Event> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /**
   * Operations called at or after time zero, ordered by call: those of the warm-up are left out.
   */
  public List<Operation> measured() {
    return of(Operation.class).stream().filter(operation -> operation.called() >= 0).toList();
  }

  /** The faults, in the order of the schedule. */
  public List<Episode> episodes() {
    var steps = of(FaultEvent.class);
    return steps.stream()
        .map(FaultEvent::number)
        .distinct()
        .sorted()
        .map(number -> episode(steps.stream().filter(s -> s.number() == number).toList()))
        .toList();
  }

  private static Episode episode(List<FaultEvent> steps) {
    return new Episode(
        steps.getFirst().number(),
        steps.getFirst().fault(),
        first(steps, FaultEvent.Stage.BEGAN),
        first(steps, FaultEvent.Stage.PROVED),
        first(steps, FaultEvent.Stage.HEALED),
        first(steps, FaultEvent.Stage.HEAL_PROVED));
  }

  private static OptionalLong first(List<FaultEvent> steps, FaultEvent.Stage stage) {
    return steps.stream().filter(s -> s.stage() == stage).mapToLong(FaultEvent::at).findFirst();
  }
}
