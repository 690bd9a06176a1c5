package loadbearing.check.format;

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
  private boolean begun;

  /** Records codes of {@code scalars}. */
  public TransactionRecorder(Scalars scalars) {
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
      complete(event, processes.complete(event));
    }
  }

  private void call(RecordedEvent event) throws BadInputException {
    if (transactions.isCompletionsOnly()) {
      throw BadInputException.contradiction(
          event.line(), "the history began with a completion, and now has a call");
    }
    processes.call(event, transactions.size());
    steps(event, transactions.call(event.process(), event.position()));
  }

  private void complete(RecordedEvent event, int index) throws BadInputException {
    var fate =
        switch (event.type()) {
          case OK -> Fate.COMMITTED;
          case FAIL -> Fate.ABORTED;
          case INFO, INVOKE -> Fate.UNKNOWN;
        };
    if (fate == Fate.COMMITTED || transactions.isCompletionsOnly()) {
      steps(event, index);
    }
    transactions.complete(index, fate, event.position(), event.position());
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
    if (!tape.isVector(at) || !tape.isScalar(at + 1) || !tape.isScalar(at + 2)) {
      throw wrong(event);
    }
    var kind = kind(event, tape.cell(at + 1));
    var value = at + 3;
    if (tape.isScalar(value)) {
      transactions.step(index, kind, tape.cell(at + 2), tape.cell(value));
      end(event, value + 1);
    } else if (kind == Step.READ && tape.isVector(value)) {
      transactions.step(index, kind, tape.cell(at + 2), Scalars.NIL);
      transactions.beginList();
      end(event, list(event, value + 1) + 1);
    } else {
      throw wrong(event);
    }
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
    if (word == appends[0] || word == appends[1]) {
      return Step.APPEND;
    }
    if (word == reads[0] || word == reads[1]) {
      return Step.READ;
    }
    if (word == writes[0] || word == writes[1]) {
      return Step.WRITE;
    }
    throw wrong(event);
  }

  private static BadInputException wrong(RecordedEvent event) {
    return BadInputException.contradiction(
        event.line(),
        ("expected the value of event %d to be a vector of steps such as [:append k v], [:w k v] or"
                + " [:r k [v ...]]")
            .formatted(event.position()));
  }
}
