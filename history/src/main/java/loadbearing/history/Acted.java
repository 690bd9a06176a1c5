package loadbearing.history;

import java.util.OptionalLong;
import loadbearing.fault.Planned;

/**
 * An operator's act as it went, put together from its events.
 *
 * @param number its place in the schedule, from 0
 * @param planned what was to be done, and when
 * @param done when the operator had acted, ns since time zero; empty if that failed
 * @param proved when a probe saw what it is for; empty if none did
 */
public record Acted(int number, Planned planned, OptionalLong done, OptionalLong proved) {
  /** As the schedule spells it, with its time. */
  public String words() {
    return planned.words();
  }

  /** Whether it was proved; a run with any other act is void. */
  public boolean isProved() {
    return proved.isPresent();
  }
}
