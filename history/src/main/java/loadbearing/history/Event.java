package loadbearing.history;

/** One line of a history. */
public sealed interface Event
    permits Operation,
        FaultEvent,
        ActEvent,
        RoleChange,
        Takeover,
        Sample,
        HostSample,
        Phase,
        Change,
        Kept,
        Stray,
        Played {

  /**
   * When it happened (of an operation: when it was called), in nanoseconds since the run's time
   * zero.
   */
  long at();
}
