package loadbearing.suite.isolation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One statement of a scenario.
 *
 * @param session which connection sends it; {@link #OBSERVER} looks at the table when all
 *     transactions are over
 * @param name by which the check asks for the answer; empty if it does not
 * @param sql the statement
 */
record Step(int session, String name, String sql) {
  /** The session that is no part of the transactions. */
  static final int OBSERVER = 0;

  private static final Pattern LINE = Pattern.compile("(\\d) (?:(\\w+): )?(.+)");

  /** Steps as lines, {@code 1 SQL} or, where the answer has a name, {@code 1 name: SQL}. */
  static List<Step> parse(String lines) {
    return lines.lines().map(Step::line).toList();
  }

  private static Step line(String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected '<session> SQL' or '<session> <name>: SQL', found '%s'".formatted(line));
    }
    return new Step(
        Integer.parseInt(parts.group(1)),
        parts.group(2) == null ? "" : parts.group(2),
        parts.group(3));
  }
}
