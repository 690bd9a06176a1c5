package loadbearing.check.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import loadbearing.check.column.LongIntMap;
import loadbearing.check.column.Scalars;

/**
 * Which operation each process has open; one at most. Events without a process go together where
 * what they say leaves no doubt.
 */
public final class Processes {
  private static final int NOTHING = 0;

  private final LongIntMap open = new LongIntMap();
  private final List<Integer> unnamed = new ArrayList<>();

  public void call(RecordedEvent event, int index) throws BadInputException {
    if (event.process() == Scalars.NIL) {
      unnamed.add(index);
      return;
    }
    if (open.get(event.process()) > NOTHING) {
      throw BadInputException.contradiction(
          event.line(),
          "process %s calls while its last operation is open (event %d)"
              .formatted(event.processName(), event.position()));
    }
    open.put(event.process(), index + 1);
  }

  /**
   * The operation that {@code event} completes, which is open no more.
   *
   * @param isItsCall whether the event may be the completion of an operation; asked only where it
   *     has no process
   */
  public int complete(RecordedEvent event, IntPredicate isItsCall) throws BadInputException {
    if (event.process() == Scalars.NIL) {
      return unnamed(event, isItsCall);
    }
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

  private int unnamed(RecordedEvent event, IntPredicate isItsCall) throws BadInputException {
    var calls = unnamed.stream().filter(isItsCall::test).toList();
    if (calls.size() != 1) {
      throw BadInputException.contradiction(
          event.line(),
          "the event has no process, and its call is one of %d that are open: give events a process (event %d)"
              .formatted(calls.size(), event.position()));
    }
    unnamed.remove(calls.getFirst());
    return calls.getFirst();
  }
}
