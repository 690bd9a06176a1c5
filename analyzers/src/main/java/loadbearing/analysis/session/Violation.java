package loadbearing.analysis.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.history.Operation;
import loadbearing.history.Path;

/**
 * One broken guarantee.
 *
 * @param guarantee which
 * @param earlier what should have been seen
 * @param through the read by which the session learned of it; empty if the session did it itself
 * @param later what did not see it, or came before it though it is later
 */
public record Violation(
    Guarantee guarantee, Operation earlier, Optional<Operation> through, Operation later) {
  /** What happened, with the path that served each operation. */
  public String sentence() {
    return "%s%s, then %s: %s is broken"
        .formatted(
            did(earlier),
            through.map(read -> ", seen by " + did(read)).orElse(""),
            did(later),
            guarantee.words());
  }

  /** Ids of the operations, in the order of the sentence. */
  public List<Long> operations() {
    return Stream.concat(Stream.concat(Stream.of(earlier), through.stream()), Stream.of(later))
        .map(Operation::id)
        .toList();
  }

  private static String did(Operation operation) {
    return "user %d did %s %s at version %d (%s)"
        .formatted(
            operation.process(),
            operation.action().word(),
            operation.key(),
            operation.version(),
            path(operation.path()));
  }

  private static String path(Path path) {
    return "node %s, site %s, database %s"
        .formatted(known(path.node()), known(path.site()), known(path.database()));
  }

  private static String known(String name) {
    return name.isEmpty() ? "unknown" : name;
  }
}
