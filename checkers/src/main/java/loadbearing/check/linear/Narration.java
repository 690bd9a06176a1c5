package loadbearing.check.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Operations.Kind;
import loadbearing.check.column.Scalars;

/**
 * Operations and violations in words.
 *
 * @param operations what they are about
 * @param scalars their values
 * @param key the name of an operation's key, empty if it has none
 * @param when the time of an operation, such as {@code events 3 to 7}
 */
public record Narration(
    Operations operations, Scalars scalars, IntFunction<String> key, IntFunction<String> when) {

  /** What the operation did: {@code process 1 read 3 (events 2 to 4)}. */
  public String operation(int index) {
    return "process %s %s (%s)"
        .formatted(scalars.show(operations.process(index)), deed(index), when.apply(index));
  }

  /** What the operation did, in short: {@code read 3}. */
  public String deed(int index) {
    var value = scalars.show(operations.value(index));
    var isOpen = operations.returned(index) == Operations.OPEN;
    var maybe = isOpen ? "may have " : "";
    return switch (operations.kind(index)) {
      case READ -> "read " + value;
      case WRITE -> maybe + (isOpen ? "written " : "wrote ") + value;
      case COMPARE_AND_SET ->
          "%schanged %s to %s".formatted(maybe, value, scalars.show(operations.second(index)));
      case MISMATCH -> "found that it was not " + value;
      case APPEND -> "%sappended %s".formatted(maybe, value);
    };
  }

  /** Why the history is not linearizable: what cannot be, then what rules it out. */
  public List<String> violation(Linearized result) {
    List<String> lines = new ArrayList<>();
    var failing = result.failing();
    var name = key.apply(failing);
    var on = name.isEmpty() ? "" : " on key " + name;
    if (result.others().isEmpty() && operations.kind(failing) == Kind.READ) {
      lines.add(
          operation(failing)
              + on
              + ", which nothing that was called by then could have left there");
    } else {
      lines.add(
          operation(failing)
              + on
              + ", and no order in real time of it and these operations explains that:");
      result.others().forEach(index -> lines.add(operation(index)));
    }
    return lines;
  }
}
