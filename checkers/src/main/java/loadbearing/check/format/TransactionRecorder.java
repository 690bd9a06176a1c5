package loadbearing.check.format;

import java.util.Optional;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;
import loadbearing.check.format.RecordedEvent.Type;

/**
 * Puts calls and completions of transactions together, whose value is a vector of steps: {@code
 * [:append k v]}, {@code [:w k v]}, {@code [:r k v]} where v is nil, a scalar or a list.
 *
 * <p>If the first event is a completion, only completions are expected, and there is no order of
 * real time.
 */
public final class TransactionRecorder {
  private final Transactions transactions = new Transactions();
  private final Processes processes = new Processes();
  private final long[] appends;
  private final long[] writes;
  private final long[] reads;
  private final Scalars scalars;
  private boolean begun;

  /** The steps of the call that a completion has not yet repeated. */
  private int called;

  private int calledEnd;

  /** Records codes of {@code scalars}. */
  public TransactionRecorder(Scalars scalars) {
    this.scalars = scalars;
    appends = new long[] {scalars.word(":append"), scalars.string("append")};
    writes = new long[] {scalars.word(":w"), scalars.string("w")};
    reads = new long[] {scalars.word(":r"), scalars.string("r")};
  }

  /** What was recorded so far. */
  public Transactions transactions() {
    return transactions;
  }

  /** Takes the next event. */
  public void accept(RecordedEvent event) throws BadInputException {
    if (!begun && event.type() != Type.INVOKE) {
      transactions.completionsOnly();
    }
    begun = true;
    if (event.type() == Type.INVOKE) {
      call(event);
    } else if (transactions.isCompletionsOnly()) {
      complete(event, transactions.call(event.process(), event.position()));
    } else {
      complete(event, processes.complete(event, index -> isItsCall(event, index)));
    }
  }

  private void call(RecordedEvent event) throws BadInputException {
    if (transactions.isCompletionsOnly()) {
      throw BadInputException.contradiction(
          event.line(), "the history began with a completion, and now has a call");
    }
    processes.call(event, transactions.size());
    called = calledEnd;
    steps(event, transactions.call(process(event), event.position()));
  }

  /** Calls without a process are in the order of none. */
  private long process(RecordedEvent event) {
    return event.process() == Scalars.NIL
        ? scalars.word("of event " + event.position())
        : event.process();
  }

  /** Whether an event has the steps that a transaction was called with. */
  private boolean isItsCall(RecordedEvent event, int index) {
    var tape = event.value();
    if (!tape.isVector(0)) {
      return true;
    }
    var at = 1;
    for (var s = transactions.firstStep(index); s < transactions.endStep(index); s++) {
      if (!isStep(tape, at, s)) {
        return false;
      }
      at = tape.after(at);
    }
    return tape.cell(at) == Tape.CLOSE;
  }

  private boolean isStep(Tape tape, int at, int step) {
    if (!tape.isVector(at) || !tape.isScalar(at + 1) || !tape.isKey(at + 2)) {
      return false;
    }
    var kind = kind(tape.cell(at + 1));
    return kind.filter(transactions.step(step)::equals).isPresent()
        && tape.key(at + 2, scalars) == transactions.key(step)
        && (transactions.step(step) == Step.READ
            || tape.cell(tape.after(at + 2)) == transactions.value(step));
  }

  private void complete(RecordedEvent event, int index) throws BadInputException {
    var fate =
        switch (event.type()) {
          case OK -> Fate.COMMITTED;
          case FAIL -> Fate.ABORTED;
          case INFO, INVOKE -> Fate.UNKNOWN;
        };
    if (fate == Fate.COMMITTED && !transactions.isCompletionsOnly()) {
      called = transactions.firstStep(index);
      calledEnd = transactions.endStep(index);
    }
    if (fate == Fate.COMMITTED || transactions.isCompletionsOnly()) {
      completed(event, index);
    }
    transactions.complete(index, fate, event.position(), event.position());
  }

  /** A completion that is not understood leaves its call as it was. */
  private void completed(RecordedEvent event, int index) throws BadInputException {
    var first = transactions.firstStep(index);
    var end = transactions.endStep(index);
    try {
      steps(event, index);
      if (called != calledEnd) {
        throw changed(event);
      }
    } catch (BadInputException e) {
      transactions.steps(index, first, end);
      throw e;
    }
  }

  private void steps(RecordedEvent event, int index) throws BadInputException {
    transactions.beginSteps(index);
    var tape = event.value();
    if (!tape.isVector(0)) {
      throw wrong(event);
    }
    var at = 1;
    while (tape.cell(at) != Tape.CLOSE) {
      step(event, index, at);
      at = tape.after(at);
    }
  }

  private void step(RecordedEvent event, int index, int at) throws BadInputException {
    var tape = event.value();
    if (!tape.isVector(at) || !tape.isScalar(at + 1) || !tape.isKey(at + 2)) {
      throw wrong(event);
    }
    var kind = kind(event, tape.cell(at + 1));
    var key = tape.key(at + 2, scalars);
    var value = tape.after(at + 2);
    repeats(event, kind, key, value);
    if (kind == Step.READ && tape.cell(value) == Tape.CLOSE) {
      unrecorded(event, index, key);
    } else if (tape.isScalar(value)) {
      transactions.step(index, kind, key, tape.cell(value));
      end(event, value + 1);
    } else if (kind == Step.READ && tape.isVector(value)) {
      transactions.step(index, kind, key, Scalars.NIL);
      transactions.beginList();
      end(event, list(event, value + 1) + 1);
    } else {
      throw wrong(event);
    }
  }

  /** A read of two elements says nothing of what it saw; in a call no read does. */
  private void unrecorded(RecordedEvent event, int index, long key) {
    if (event.type() == Type.INVOKE) {
      transactions.step(index, Step.READ, key, Scalars.NIL);
    }
  }

  /** A completion has the steps of its call, one by one. */
  private void repeats(RecordedEvent event, Step kind, long key, int value)
      throws BadInputException {
    if (event.type() == Type.INVOKE || transactions.isCompletionsOnly()) {
      return;
    }
    var isSame =
        called < calledEnd
            && transactions.step(called) == kind
            && transactions.key(called) == key
            && (kind == Step.READ || transactions.value(called) == event.value().cell(value));
    if (!isSame) {
      throw changed(event);
    }
    called++;
  }

  private static BadInputException changed(RecordedEvent event) {
    return BadInputException.contradiction(
        event.line(),
        "process %s returns from other steps than it called (event %d)"
            .formatted(event.processName(), event.position()));
  }

  private int list(RecordedEvent event, int from) throws BadInputException {
    var tape = event.value();
    var at = from;
    while (tape.isScalar(at)) {
      transactions.element(tape.cell(at++));
    }
    end(event, at);
    return at;
  }

  private static void end(RecordedEvent event, int at) throws BadInputException {
    if (event.value().cell(at) != Tape.CLOSE) {
      throw wrong(event);
    }
  }

  private Step kind(RecordedEvent event, long word) throws BadInputException {
    return kind(word).orElseThrow(() -> wrong(event));
  }

  private Optional<Step> kind(long word) {
    if (word == appends[0] || word == appends[1]) {
      return Optional.of(Step.APPEND);
    }
    if (word == reads[0] || word == reads[1]) {
      return Optional.of(Step.READ);
    }
    return word == writes[0] || word == writes[1] ? Optional.of(Step.WRITE) : Optional.empty();
  }

  private static BadInputException wrong(RecordedEvent event) {
    return BadInputException.contradiction(
        event.line(),
        ("expected the value of event %d to be a vector of steps such as [:append k v], [:w k v] or"
                + " [:r k [v ...]]")
            .formatted(event.position()));
  }
}
