package loadbearing.analysis.consistency;

import java.util.Optional;
import loadbearing.check.Problem;
import loadbearing.check.column.LongIntMap;
import loadbearing.history.History;
import loadbearing.history.Operation;

/**
 * The history of one of the project's own runs.
 *
 * @param lines the line of each operation in the file, from 0, by its id
 * @param problem what is wrong with the file; what was read before that is here
 */
record RecordedRun(History history, LongIntMap lines, Optional<Problem> problem) {
  /** How many operations were called. */
  long operations() {
    return history.events().stream().filter(Operation.class::isInstance).count();
  }

  /** Whether there is nothing that could be judged. */
  boolean isNothing() {
    return problem.isPresent() && history.events().isEmpty();
  }
}
