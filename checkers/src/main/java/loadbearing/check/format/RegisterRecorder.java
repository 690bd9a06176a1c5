package loadbearing.check.format;

import java.util.ArrayList;
import java.util.List;
import loadbearing.check.column.LongIntMap;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Operations.Kind;
import loadbearing.check.column.Scalars;
import loadbearing.check.format.RecordedEvent.Type;
import loadbearing.check.format.RecordedEvent.Word;

/**
 * Puts calls and completions of operations on registers together. Keys are independent registers;
 * the value {@code [key value]} of Jepsen's independent tests is understood.
 */
public final class RegisterRecorder {
  private final Convention convention;
  private final Scalars scalars;
  private final Operations operations = new Operations();
  private final Processes processes = new Processes();
  private boolean inValue;
  private final LongIntMap keyNumbers = new LongIntMap();
  private final List<Long> keys = new ArrayList<>();

  /** Records codes of {@code scalars}. */
  public RegisterRecorder(Convention convention, Scalars scalars) {
    this.convention = convention;
    this.scalars = scalars;
  }

  /** What was recorded so far. */
  public Operations operations() {
    return operations;
  }

  /** The keys, codes of the history's scalars, by the numbers the operations use. */
  public List<Long> keys() {
    return List.copyOf(keys);
  }

  /** Takes the next event. */
  public void accept(RecordedEvent event) throws BadInputException {
    if (event.type() == Type.INVOKE) {
      call(event);
    } else {
      complete(event, processes.complete(event, index -> isItsCall(event, index)));
    }
  }

  private void call(RecordedEvent event) throws BadInputException {
    var kind = kind(event);
    addressing(event, kind);
    var pair = kind == Kind.COMPARE_AND_SET;
    var at = at(event.value());
    shape(event, kind, at);
    var key = key(inValue ? event.value().key(1, scalars) : event.key());
    var value = pair ? scalar(event, at + 1) : kind == Kind.READ ? Scalars.NIL : scalar(event, at);
    var second = pair ? scalar(event, at + 2) : Scalars.NIL;
    processes.call(event, operations.size());
    operations.call(kind, event.process(), key, value, second, event.position());
  }

  /** Keys stand in all values, as {@code [k v]}, or in none. */
  private void addressing(RecordedEvent event, Kind kind) throws BadInputException {
    var tape = event.value();
    var isInValue =
        kind == Kind.COMPARE_AND_SET
            ? tape.isVector(0) && tape.isVector(tape.after(1))
            : tape.isVector(0);
    if (operations.size() == 0) {
      inValue = isInValue;
    } else if (inValue != isInValue) {
      throw BadInputException.contradiction(
          event.line(),
          "some events name a register as [k v] and some do not, such as event %d"
              .formatted(event.position()));
    }
  }

  /** Where the value stands, past its key. */
  private int at(Tape tape) {
    return inValue && tape.length() > 1 ? tape.after(1) : 0;
  }

  /** Nothing else than a value, or a pair, with its key stands there. */
  private void shape(RecordedEvent event, Kind kind, int at) throws BadInputException {
    var tape = event.value();
    var pair = kind == Kind.COMPARE_AND_SET;
    if (tape.length() == 0) {
      return;
    }
    var end = pair && tape.isVector(at) ? at + 4 : at + 1;
    var isWhole =
        (!pair || !tape.isVector(at) || tape.isScalar(at + 1) && tape.isScalar(at + 2))
            && tape.length() == (inValue ? end + 1 : end)
            && (!inValue || tape.isKey(1));
    if (!isWhole || inValue != tape.isVector(0) && !(pair && !inValue)) {
      throw wrong(event);
    }
  }

  private static BadInputException wrong(RecordedEvent event) {
    return BadInputException.contradiction(
        event.line(),
        "expected a scalar value, or a pair of them for a compare-and-set, of event %d"
            .formatted(event.position()));
  }

  /** Whether what an event says may be the end of an operation; a word that is none is not. */
  private boolean isItsCall(RecordedEvent event, int index) {
    try {
      return (event.word() == Word.NONE || kind(event) == operations.kind(index))
          && (event.type() != Type.OK || isBare(event.value()) || isSame(event, index));
    } catch (BadInputException e) {
      return false;
    }
  }

  private static boolean isBare(Tape tape) {
    return tape.length() == 0 || tape.length() == 1 && tape.cell(0) == Scalars.NIL;
  }

  private void complete(RecordedEvent event, int index) throws BadInputException {
    if (event.word() != Word.NONE && kind(event) != operations.kind(index)) {
      throw BadInputException.contradiction(
          event.line(),
          "process %s called %s and returns from another operation"
              .formatted(event.processName(), operations.kind(index)));
    }
    switch (event.type()) {
      case OK -> succeeded(event, index);
      case FAIL -> failed(event, index);
      case INFO -> gaveUp(event, index);
      case INVOKE -> throw new IllegalArgumentException("a call completes nothing");
    }
  }

  private void succeeded(RecordedEvent event, int index) throws BadInputException {
    var kind = operations.kind(index);
    var tape = event.value();
    var isBare = isBare(tape);
    if (!isBare) {
      shape(event, kind, at(tape));
      same(event, index);
    }
    operations.complete(index, event.position(), event.position());
    if (kind == Kind.READ) {
      returned(index, isBare ? Scalars.NIL : tape.cell(at(tape)));
    }
  }

  /** What a completion repeats of its call has to be what was called. */
  private void same(RecordedEvent event, int index) throws BadInputException {
    if (!isSame(event, index)) {
      throw BadInputException.contradiction(
          event.line(),
          "process %s returns something else than it called (event %d)"
              .formatted(event.processName(), event.position()));
    }
  }

  private boolean isSame(RecordedEvent event, int index) throws BadInputException {
    var tape = event.value();
    var at = at(tape);
    if (inValue && (!tape.isKey(1) || key(tape.key(1, scalars)) != operations.key(index))) {
      return false;
    }
    return switch (operations.kind(index)) {
      case READ -> true;
      case WRITE, APPEND -> scalar(event, at) == operations.value(index);
      case COMPARE_AND_SET, MISMATCH ->
          tape.isVector(at)
              && scalar(event, at + 1) == operations.value(index)
              && scalar(event, at + 2) == operations.second(index);
    };
  }

  private void returned(int index, long value) {
    if (value == Scalars.NIL && !convention.nilIsAbsent()) {
      operations.remove(index);
    } else {
      operations.returns(index, convention.meant(value));
    }
  }

  private void failed(RecordedEvent event, int index) {
    var constrains =
        convention.failedCasConstrains() && operations.kind(index) == Kind.COMPARE_AND_SET;
    if (constrains) {
      operations.mismatched(index);
      operations.complete(index, event.position(), event.position());
    } else {
      operations.remove(index);
    }
  }

  private void gaveUp(RecordedEvent event, int index) {
    operations.giveUp(index, event.position());
    if (operations.kind(index) == Kind.READ) {
      operations.remove(index);
    }
  }

  private static Kind kind(RecordedEvent event) throws BadInputException {
    return switch (event.word()) {
      case READ, GET -> Kind.READ;
      case WRITE, PUT -> Kind.WRITE;
      case CAS -> Kind.COMPARE_AND_SET;
      case APPEND -> Kind.APPEND;
      case TRANSACTION, NONE, OTHER ->
          throw BadInputException.contradiction(
              event.line(),
              "expected read, write, cas, get, put or append among register operations, found '%s'"
                  .formatted(event.other()));
    };
  }

  private int key(long code) {
    var known = keyNumbers.get(code);
    if (known != LongIntMap.NONE) {
      return known;
    }
    keyNumbers.put(code, keys.size());
    keys.add(code);
    return keys.size() - 1;
  }

  private long scalar(RecordedEvent event, int at) throws BadInputException {
    var tape = event.value();
    if (tape.length() == 0 && event.type() != Type.INVOKE) {
      return Scalars.NIL;
    }
    if (!tape.isScalar(at)) {
      throw wrong(event);
    }
    return convention.meant(tape.cell(at));
  }
}
