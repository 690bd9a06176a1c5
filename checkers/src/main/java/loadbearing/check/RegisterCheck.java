package loadbearing.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loadbearing.check.column.Operations;
import loadbearing.check.format.RecordedEvent;
import loadbearing.check.linear.Limit;
import loadbearing.check.linear.Linear;
import loadbearing.check.linear.Linearized;
import loadbearing.check.linear.Narration;

/** Judges operations on registers by linearizability. */
final class RegisterCheck {
  private RegisterCheck() {}

  static Judged judge(Recorded.Registers recorded, Limit limit) {
    var model = recorded.format() == HistoryFormat.STRING_EVENTS ? Model.KV : Model.CAS_REGISTER;
    var operations = recorded.columns();
    var result = Linear.decide(operations, initials(recorded), recorded.scalars(), limit);
    if (result.isBroken()) {
      return broken(model, recorded, result);
    }
    return result.answer().isPresent()
        ? Judged.clean(model, CheckVerdict.OK, List.of())
        : Judged.clean(model, CheckVerdict.UNKNOWN, List.of(result.why()));
  }

  private static Judged broken(Model model, Recorded.Registers recorded, Linearized result) {
    var sentences =
        new Narration(
            recorded.columns(),
            recorded.scalars(),
            index -> key(recorded, index),
            index -> when(recorded.columns(), index));
    return new Judged(
        model,
        CheckVerdict.BAD,
        List.of("nonlinearizable"),
        List.of("linearizable"),
        positions(recorded.columns(), result),
        sentences.violation(result),
        Scene.around(recorded.columns(), result, sentences));
  }

  private static long[] initials(Recorded.Registers recorded) {
    var initials = new long[recorded.keys().size()];
    Arrays.fill(initials, recorded.initial());
    return initials;
  }

  private static String key(Recorded.Registers recorded, int index) {
    var code = recorded.keys().get(recorded.columns().key(index));
    return code == RecordedEvent.NO_KEY ? "" : recorded.scalars().show(code);
  }

  private static String when(Operations operations, int index) {
    var called = operations.called(index);
    return operations.returned(index) == Operations.OPEN
        ? "event %d, never answered".formatted(called)
        : "events %d to %d".formatted(called, operations.returned(index));
  }

  private static List<Long> positions(Operations operations, Linearized result) {
    List<Long> positions = new ArrayList<>();
    positions.add(operations.label(result.failing()));
    result.others().stream()
        .map(operations::label)
        .filter(label -> label >= 0)
        .sorted()
        .forEach(positions::add);
    return positions;
  }
}
