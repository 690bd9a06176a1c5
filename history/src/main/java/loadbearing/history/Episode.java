package loadbearing.history;

import java.util.OptionalLong;
import loadbearing.fault.Fault;
import loadbearing.fault.Planned;

/**
 * The life of one fault, put together from its events.
 *
 * @param number its place in the schedule, from 0
 * @param planned what was to break, and when
 * @param called when the injector was told to act; users may feel the fault from then on
 * @param began when the injector had acted, ns since time zero; empty if it never did
 * @param proved when a probe saw it bite; empty if none did
 * @param healed when the injector had undone it
 * @param healProved when a probe saw it gone
 */
public record Episode(
    int number,
    Planned planned,
    OptionalLong called,
    OptionalLong began,
    OptionalLong proved,
    OptionalLong healed,
    OptionalLong healProved) {

  /** What broke. */
  public Fault fault() {
    return (Fault) planned.what();
  }

  /** As the schedule spells it, with its times. */
  public String words() {
    return planned.words();
  }

  /** Whether it was proved to bite and proved to be gone; a run with any other episode is void. */
  public boolean isProved() {
    return proved.isPresent() && healProved.isPresent();
  }
}
