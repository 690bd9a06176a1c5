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
  private final Operations operations = new Operations();
  private final Processes processes = new Processes();
  private final LongIntMap keyNumbers = new LongIntMap();
  private final List<Long> keys = new ArrayList<>();

  public RegisterRecorder(Convention convention) {
    this.convention = convention;
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
      complete(event, processes.complete(event));
    }
  }

  private void call(RecordedEvent event) throws BadInputException {
    var kind = kind(event);
    var tape = event.value();
    var pair = kind == Kind.COMPARE_AND_SET;
    var keyed = pair ? tape.isVector(0) && tape.isVector(2) : tape.isVector(0);
    var at = keyed ? 2 : 0;
    var key = key(keyed ? scalar(event, 1) : event.key());
    var value = pair ? scalar(event, at + 1) : kind == Kind.READ ? Scalars.NIL : scalar(event, at);
    var second = pair ? scalar(event, at + 2) : Scalars.NIL;
    processes.call(event, operations.size());
    operations.call(kind, event.process(), key, value, second, event.position());
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
    operations.complete(index, event.position(), event.position());
    if (operations.kind(index) == Kind.READ) {
      var at = event.value().isVector(0) ? 2 : 0;
      returned(index, scalar(event, at));
    }
  }

  private void returned(int index, long value) {
    if (value != Scalars.NIL) {
      operations.returns(index, value);
    } else if (!convention.nilIsAbsent()) {
      operations.remove(index);
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

  private static long scalar(RecordedEvent event, int at) throws BadInputException {
    var tape = event.value();
    if (tape.length() == 0 && event.type() != Type.INVOKE) {
      return Scalars.NIL;
    }
    if (!tape.isScalar(at)) {
      throw BadInputException.contradiction(
          event.line(),
          "expected a scalar value, or a pair of them for a compare-and-set, of event %d"
              .formatted(event.position()));
    }
    return tape.cell(at);
  }
}
