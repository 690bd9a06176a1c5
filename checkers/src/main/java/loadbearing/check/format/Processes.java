package loadbearing.check.format;

import loadbearing.check.column.LongIntMap;
import loadbearing.check.column.Scalars;

/** Which operation each process has open; one at most. */
public final class Processes {
  private static final int NOTHING = 0;

  private final LongIntMap open = new LongIntMap();

  public void call(RecordedEvent event, int index) throws BadInputException {
    named(event);
    if (open.get(event.process()) > NOTHING) {
      throw BadInputException.contradiction(
          event.line(),
          "process %s calls while its last operation is open (event %d)"
              .formatted(event.processName(), event.position()));
    }
    open.put(event.process(), index + 1);
  }

  private static void named(RecordedEvent event) throws BadInputException {
    if (event.process() == Scalars.NIL) {
      throw BadInputException.contradiction(
          event.line(),
          "the event has no process, so that its call is not known (event %d)"
              .formatted(event.position()));
    }
  }

  /** The operation that {@code event} completes, which is open no more. */
  public int complete(RecordedEvent event) throws BadInputException {
    named(event);
    var index = open.get(event.process());
    if (index <= NOTHING) {
      throw BadInputException.contradiction(
          event.line(),
          "process %s returns before it called: it has no operation open (event %d)"
              .formatted(event.processName(), event.position()));
    }
    open.put(event.process(), NOTHING);
    return index - 1;
  }
}
