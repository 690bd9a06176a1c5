package loadbearing.history;

import loadbearing.workload.Action;

/**
 * One thing a user asked, and what came of it.
 *
 * <p>Latency counts from {@code due}, or queues in the generator hide. For consistency the
 * operation takes effect inside the closed interval [{@code called}, {@code returned}], and an
 * UNKNOWN one inside [{@code called}, infinity).
 *
 * @param id unique in the run; also its idempotency key
 * @param process the virtual user; has one operation open at a time
 * @param action what was asked
 * @param key the object it was about, empty if none
 * @param input JSON text of what was written, {@code [from,to]} of a compare-and-set, empty if
 *     nothing
 * @param output JSON text of what was read ({@code null} for an absent value), empty if nothing was
 * @param outcome what is known of its effect
 * @param due when the plan wanted it, ns since time zero
 * @param called when it was sent, ns since time zero; not before {@code due}
 * @param returned when the answer was complete or the user gave up, ns since time zero; not before
 *     {@code called}
 * @param path who served it
 * @param version the row's version that was read or written; 0 where there is none
 * @param status the HTTP status; 0 where no answer came
 * @param error what went wrong, empty if nothing did
 */
public record Operation(
    long id,
    int process,
    Action action,
    String key,
    String input,
    String output,
    Outcome outcome,
    long due,
    long called,
    long returned,
    Path path,
    long version,
    int status,
    String error)
    implements Event {

  public Operation {
    if (called < due || returned < called) {
      throw new IllegalArgumentException(
          "operation %d must be due, called and returned in that order; got %d, %d, %d ns"
              .formatted(id, due, called, returned));
    }
  }

  @Override
  public long at() {
    return called;
  }

  /** Time a user waited, in nanoseconds: from due to returned. */
  public long latency() {
    return returned - due;
  }
}
