package loadbearing.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One line of a history while it is read. Names may come in any order, names that are not known are
 * skipped, and one that an event needs and does not have is an error.
 */
final class EventLine {
  private static final Map<String, LineName> NAMES =
      Arrays.stream(LineName.values())
          .collect(Collectors.toMap(LineName::word, Function.identity()));
  private static final int MOST_SHARED = 1 << 16;

  private final String[] texts = new String[LineName.values().length];
  private final long[] numbers = new long[LineName.values().length];
  private final List<Long> operations = new ArrayList<>();
  private final Map<String, String> shared = new HashMap<>();
  private long present;

  void read(JsonParser json) throws IOException {
    present = 0;
    operations.clear();
    for (var word = json.nextFieldName(); word != null; word = json.nextFieldName()) {
      var name = NAMES.get(word);
      var token = json.nextToken();
      if (name == null) {
        json.skipChildren();
      } else {
        present |= bit(name);
        value(json, name, token);
      }
    }
  }

  private void value(JsonParser json, LineName name, JsonToken token) throws IOException {
    switch (token) {
      case VALUE_STRING -> texts[name.ordinal()] = json.getText();
      case VALUE_NUMBER_INT -> numbers[name.ordinal()] = json.getLongValue();
      case VALUE_TRUE -> numbers[name.ordinal()] = 1;
      case VALUE_FALSE -> numbers[name.ordinal()] = 0;
      case VALUE_NULL -> present &= ~bit(name);
      case START_ARRAY -> ids(json, name);
      default ->
          throw new IllegalArgumentException("'%s' cannot be %s".formatted(name.word(), token));
    }
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
      texts[name.ordinal()] = null;
    }
  }

  private void ids(JsonParser json, LineName name) throws IOException {
    if (name != LineName.OPERATIONS) {
      throw new IllegalArgumentException("'%s' cannot be a list".formatted(name.word()));
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      operations.add(json.getLongValue());
    }
  }

  boolean isHeader() {
    return required(LineName.TYPE).equals("history");
  }

  boolean isEvent() {
    var type = required(LineName.TYPE);
    return !type.equals("history") && !type.equals("end");
  }

  long format() {
    return number(LineName.FORMAT);
  }

  /** How many events an end line says there were. */
  long promised() {
    return number(LineName.EVENTS);
  }

  /** The ids that a line lists. */
  List<Long> operations() {
    return operations;
  }

  /** A text; empty if the line has none. */
  String text(LineName name) {
    if (!has(name)) {
      return "";
    }
    if (texts[name.ordinal()] == null) {
      throw new IllegalArgumentException("'%s' must be a string".formatted(name.word()));
    }
    return texts[name.ordinal()];
  }

  /** A text that the line must have. */
  String required(LineName name) {
    if (!has(name)) {
      throw new IllegalArgumentException("'%s' is missing".formatted(name.word()));
    }
    return text(name);
  }

  /** A text that many lines repeat, kept once; what is beyond the room for it is kept each time. */
  String shared(LineName name) {
    var text = text(name);
    if (shared.size() >= MOST_SHARED) {
      return shared.getOrDefault(text, text);
    }
    return shared.computeIfAbsent(text, t -> t);
  }

  /** A whole number that the line must have. */
  long number(LineName name) {
    if (!has(name) || texts[name.ordinal()] != null) {
      throw new IllegalArgumentException("'%s' must be a whole number".formatted(name.word()));
    }
    return numbers[name.ordinal()];
  }

  /** A whole number; 0 if the line has none. */
  long optional(LineName name) {
    return has(name) ? number(name) : 0;
  }

  /** Whether the line has it. */
  boolean has(LineName name) {
    return (present & bit(name)) != 0;
  }

  private static long bit(LineName name) {
    return 1L << name.ordinal();
  }
}
