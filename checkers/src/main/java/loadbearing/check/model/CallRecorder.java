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
      var answer = Datum.of(event.value());
      var index = processes.complete(event, i -> isItsCall(calls.get(i), event, answer));
      calls.set(index, completed(calls.get(index), event, answer));
    }
  }

  /** What was recorded so far, in the order of calls. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  private static boolean isItsCall(Call call, RecordedEvent event, Datum answer) {
    return (event.word() == Word.NONE || word(event).equals(call.word()))
        && (event.type() != Type.OK || !call.isContradictedBy(answer));
  }

  private static Call completed(Call call, RecordedEvent event, Datum answer)
      throws BadInputException {
    if (event.word() != Word.NONE && !word(event).equals(call.word())) {
      throw BadInputException.contradiction(
          event.line(),
          "process %s called %s and returns from %s (event %d)"
              .formatted(event.processName(), call.word(), word(event), event.position()));
    }
    if (event.type() == Type.OK && call.isContradictedBy(answer)) {
      throw BadInputException.contradiction(
          event.line(),
          "process %s returns something else than it called (event %d)"
              .formatted(event.processName(), event.position()));
    }
    var outcome = outcome(call, event, answer);
    return new Call(
        call.word(),
        call.process(),
        call.asked(),
        answer,
        outcome,
        call.called(),
        outcome == Outcome.UNKNOWN ? Long.MAX_VALUE : event.position(),
        event.position());
  }

  private static Outcome outcome(Call call, RecordedEvent event, Datum answer) {
    return switch (event.type()) {
      case FAIL -> Outcome.FAILED;
      case INFO, INVOKE -> Outcome.UNKNOWN;
      case OK -> call.isAnswer(answer, event.value().length() > 0) ? Outcome.OK : Outcome.UNKNOWN;
    };
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
