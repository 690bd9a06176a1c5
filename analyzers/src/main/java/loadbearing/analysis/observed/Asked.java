package loadbearing.analysis.observed;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Subject;
import loadbearing.history.Operation;
import loadbearing.history.Run;
import loadbearing.topology.Goal;
import loadbearing.workload.Action;

/**
 * What users asked for to reach one goal.
 *
 * @param goal reads or writes
 * @param operations measured ones, ordered by the time they were due
 */
public record Asked(Goal goal, List<Operation> operations) {

  /**
   * What was asked in {@code run}, goals that nobody had left out. The page that needs no data is
   * none of it: it is served by a system that has lost all of its data.
   */
  public static List<Asked> of(Run run) {
    var span = Span.measured(run);
    Map<Goal, List<Operation>> byGoal =
        run.history().measured().stream()
            .filter(o -> o.action() != Action.PAGE && span.contains(o.due()))
            .sorted(Comparator.comparingLong(Operation::due))
            .collect(Collectors.groupingBy(o -> o.action().goal()));
    return Stream.of(Goal.values())
        .filter(byGoal::containsKey)
        .map(goal -> new Asked(goal, byGoal.get(goal)))
        .toList();
  }

  /** What a finding on all of it is about. */
  public Subject subject() {
    return Subject.of(goal);
  }

  /** What was due in {@code span}. */
  public Asked in(Span span) {
    return new Asked(goal, operations.subList(indexOf(span.from()), indexOf(span.to())));
  }

  /** How it ended. */
  public Tally tally() {
    return Tally.of(operations);
  }

  /** Index of the first that was due at {@code time} or later. */
  private int indexOf(long time) {
    int low = 0;
    int high = operations.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (operations.get(middle).due() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
