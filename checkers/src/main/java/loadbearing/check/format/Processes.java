package loadbearing.check.format;

import loadbearing.check.column.LongIntMap;

/** Which operation each process has open; one at most. */
final class Processes {
  private static final int NOTHING = 0;

  private final LongIntMap open = new LongIntMap();

  void call(RecordedEvent event, int index) throws BadInputException {
    if (open.get(event.process()) > NOTHING) {
      throw BadInputException.contradiction(
          event.line(),
          "process %s calls while its last operation is open (event %d)"
              .formatted(event.processName(), event.position()));
    }
    open.put(event.process(), index + 1);
  }

  /** The operation that {@code event} completes, which is open no more. */
  int complete(RecordedEvent event) throws BadInputException {
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
