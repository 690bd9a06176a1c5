package loadbearing.suite.isolation;

import java.util.List;
import loadbearing.history.Played;

/**
 * What the sessions of one attempt saw.
 *
 * @param statements those that were sent, in any order; after an error a session sends no more
 */
record Seen(List<Played> statements) {
  Seen {
    statements = List.copyOf(statements);
  }

  /** Whether step {@code name} was answered {@code answer}; false if it was not answered. */
  boolean is(String name, String answer) {
    return statements.stream()
        .filter(statement -> statement.step().equals(name) && statement.error().isEmpty())
        .anyMatch(statement -> statement.answer().equals(answer));
  }

  /** Whether both steps were answered, and the answers differ. */
  boolean differ(String one, String other) {
    return answers(one).stream().anyMatch(a -> answers(other).stream().anyMatch(b -> !a.equals(b)));
  }

  /** The answer of a step as a number. */
  int number(String name) {
    return Integer.parseInt(answers(name).getFirst());
  }

  /** Whether all these sessions committed. */
  boolean committed(int... sessions) {
    return java.util.Arrays.stream(sessions).allMatch(this::hasCommitted);
  }

  /** Whether any session committed; an attempt in which none did shows nothing. */
  boolean hasCommit() {
    return statements.stream().anyMatch(Seen::isCommit);
  }

  private boolean hasCommitted(int session) {
    return statements.stream().anyMatch(s -> s.session() == session && isCommit(s));
  }

  private static boolean isCommit(Played statement) {
    return statement.sql().equals("COMMIT") && statement.error().isEmpty();
  }

  private List<String> answers(String name) {
    return statements.stream()
        .filter(statement -> statement.step().equals(name) && statement.error().isEmpty())
        .map(Played::answer)
        .toList();
  }

  /** The statements as sentences, in the order they were sent. */
  String words() {
    return statements.stream()
        .sorted(java.util.Comparator.comparingLong(Played::at))
        .map(Seen::words)
        .collect(java.util.stream.Collectors.joining("; "));
  }

  private static String words(Played statement) {
    var result = statement.error().isEmpty() ? statement.answer() : "error " + statement.error();
    return "T%d %s%s"
        .formatted(
            statement.session(), statement.sql(), result.isEmpty() ? "" : " -> [" + result + "]");
  }
}
