package loadbearing.analysis.data;

import java.util.Arrays;

/** The whole numbers in a JSON list such as {@code [3,17]}, as an operation's output has it. */
final class ListElements {
  private ListElements() {}

  static long[] of(String json) {
    var text = json.strip();
    if (!text.startsWith("[") || !text.endsWith("]")) {
      throw new IllegalArgumentException(
          "the output of a list read must be a list of whole numbers; found '%s'".formatted(json));
    }
    var numbers = new long[text.length() / 2 + 1];
    var count = 0;
    var at = 1;
    while (at < text.length() - 1) {
      var comma = text.indexOf(',', at);
      var end = comma < 0 ? text.length() - 1 : comma;
      var number = text.substring(at, end).strip();
      if (!number.isEmpty()) {
        numbers[count++] = Long.parseLong(number);
      }
      at = end + 1;
    }
    return Arrays.copyOf(numbers, count);
  }
}
