package loadbearing.check.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loadbearing.check.format.BadInputException;
import loadbearing.check.format.Processes;
import loadbearing.check.format.RecordedEvent;
import loadbearing.check.format.RecordedEvent.Type;
import loadbearing.check.format.RecordedEvent.Word;
import loadbearing.check.model.Call.Outcome;

/** Puts calls and completions of operations of any kind together. */
public final class CallRecorder {
  private final Processes processes = new Processes();
  private final List<Call> calls = new ArrayList<>();

  /** Takes the next event. */
  public void accept(RecordedEvent event) throws BadInputException {
    if (event.type() == Type.INVOKE) {
      processes.call(event, calls.size());
      calls.add(
          new Call(
              word(event),
              event.process(),
              Datum.of(event.value()),
              Datum.NIL,
              Outcome.UNKNOWN,
              event.position(),
              Long.MAX_VALUE,
              -1));
    } else {
      var index = processes.complete(event);
      calls.set(index, completed(calls.get(index), event));
    }
  }

  /** What was recorded so far, in the order of calls. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  private static Call completed(Call call, RecordedEvent event) throws BadInputException {
    if (event.word() != Word.NONE && !word(event).equals(call.word())) {
      throw BadInputException.contradiction(
          event.line(),
          "process %s called %s and returns from %s (event %d)"
              .formatted(event.processName(), call.word(), word(event), event.position()));
    }
    var outcome =
        switch (event.type()) {
          case OK -> Outcome.OK;
          case FAIL -> Outcome.FAILED;
          case INFO, INVOKE -> Outcome.UNKNOWN;
        };
    return new Call(
        call.word(),
        call.process(),
        call.asked(),
        Datum.of(event.value()),
        outcome,
        call.called(),
        outcome == Outcome.UNKNOWN ? Long.MAX_VALUE : event.position(),
        event.position());
  }

  /** What an event does, as its file says it, without a colon. */
  public static String word(RecordedEvent event) {
    return switch (event.word()) {
      case OTHER -> event.other().replaceFirst("^:", "");
      case TRANSACTION -> "txn";
      case NONE -> "";
      case READ, WRITE, CAS, GET, PUT, APPEND -> event.word().name().toLowerCase(Locale.ROOT);
    };
  }
}
