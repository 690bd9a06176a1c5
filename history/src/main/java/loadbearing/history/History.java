package loadbearing.history;

import java.util.Comparator;
import java.util.List;

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
}
