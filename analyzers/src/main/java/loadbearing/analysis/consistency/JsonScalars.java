package loadbearing.analysis.consistency;

import loadbearing.check.column.Scalars;
import loadbearing.history.UnreadableRunException;

/** Codes of the short JSON texts that a run's operations carry. */
final class JsonScalars {
  private JsonScalars() {}

  /** The code of {@code 3}, {@code "x"} or {@code null}. */
  static long scalar(String json, Scalars scalars) {
    var text = json.strip();
    if (text.equals("null")) {
      return Scalars.NIL;
    }
    if (text.length() >= 2 && text.charAt(0) == '"' && text.endsWith("\"")) {
      return scalars.string(text.substring(1, text.length() - 1));
    }
    return isWhole(text) ? Long.parseLong(text) : scalars.word(text);
  }

  /** The two codes of {@code [from,to]}. */
  static long[] pair(String json, Scalars scalars) {
    var text = json.strip();
    var comma = text.indexOf(',');
    if (!text.startsWith("[") || !text.endsWith("]") || comma < 0) {
      throw new UnreadableRunException(
          "the input of a compare-and-set must be [from,to]; found '%s'".formatted(json));
    }
    return new long[] {
      scalar(text.substring(1, comma), scalars),
      scalar(text.substring(comma + 1, text.length() - 1), scalars)
    };
  }

  private static boolean isWhole(String text) {
    var from = text.startsWith("-") ? 1 : 0;
    return text.length() > from
        && text.length() - from <= 18
        && text.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
  }
}
