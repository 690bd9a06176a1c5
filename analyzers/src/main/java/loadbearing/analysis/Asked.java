package loadbearing.analysis;

import java.util.Comparator;
import java.util.List;
import loadbearing.history.Action;
import loadbearing.history.Operation;
import loadbearing.history.Run;
import loadbearing.topology.Goal;

/** What users asked for, sorted by goal. */
final class Asked {
  private Asked() {}

  /**
   * Measured operations of {@code goal}, ordered by the time they were due. The page that needs no
   * data is none of them: it is served by a system that has lost all of it.
   */
  static List<Operation> of(Run run, Goal goal) {
    var span = Span.measured(run);
    return run.history().measured().stream()
        .filter(operation -> operation.action().goal() == goal)
        .filter(operation -> operation.action() != Action.PAGE && span.contains(operation.due()))
        .sorted(Comparator.comparingLong(Operation::due))
        .toList();
  }

  /** The goal in a finding's name: {@code reads} or {@code writes}. */
  static String word(Goal goal) {
    return switch (goal) {
      case READ -> "reads";
      case WRITE -> "writes";
    };
  }

  /** Those of {@code operations} that were due in {@code span}. */
  static List<Operation> in(List<Operation> operations, Span span) {
    return operations.stream().filter(operation -> span.contains(operation.due())).toList();
  }
}
