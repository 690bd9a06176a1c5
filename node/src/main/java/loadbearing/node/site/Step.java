package loadbearing.node.site;

import java.time.Duration;
import java.util.List;
import loadbearing.node.http.BadRequest;
import loadbearing.node.http.Json;

/** One step of a transaction. */
sealed interface Step {
  /** The longest pause. */
  Duration MAX_PAUSE = Duration.ofSeconds(10);

  /** Reads a register. */
  record ReadRegister(String key) implements Step {}

  /** Writes a register. */
  record WriteRegister(String key, long value) implements Step {}

  /** Reads a list. */
  record ReadList(String key) implements Step {}

  /** Appends to a list. */
  record Append(String key, long value) implements Step {}

  /** Does nothing for a while. */
  record Pause(Duration duration) implements Step {}

  /** Whether it changes something. */
  default boolean isWrite() {
    return this instanceof WriteRegister || this instanceof Append;
  }

  /** Reads a step as it stands in a request: {@code ["append","list","k",3]}. */
  static Step of(Object json) {
    if (!(json instanceof List<?> words) || words.isEmpty()) {
      throw unknown(json);
    }
    if (words.get(0).equals("pause") && words.size() == 2) {
      return new Pause(pause(words.get(1)));
    }
    if (words.size() < 3) {
      throw unknown(json);
    }
    var key = key(words.get(2));
    return switch (words.get(0) + " " + words.get(1) + " " + words.size()) {
      case "r register 3" -> new ReadRegister(key);
      case "w register 4" -> new WriteRegister(key, value(words.get(3)));
      case "r list 3" -> new ReadList(key);
      case "append list 4" -> new Append(key, value(words.get(3)));
      default -> throw unknown(json);
    };
  }

  private static String key(Object json) {
    var key = json instanceof Long number ? number.toString() : json;
    if (key instanceof String text && !text.isEmpty() && text.length() <= 64) {
      return text;
    }
    throw new BadRequest("expected a key of 1 to 64 characters, found " + Json.text(json));
  }

  private static long value(Object json) {
    if (json instanceof Long number) {
      return number;
    }
    throw new BadRequest("expected an integer to write, found " + Json.text(json));
  }

  private static Duration pause(Object json) {
    if (json instanceof Long millis && millis >= 0 && millis <= MAX_PAUSE.toMillis()) {
      return Duration.ofMillis(millis);
    }
    throw new BadRequest(
        "expected a pause of 0..%d ms, found %s".formatted(MAX_PAUSE.toMillis(), Json.text(json)));
  }

  private static BadRequest unknown(Object json) {
    return new BadRequest(
        "expected a step like [\"r\",\"register\",k], [\"w\",\"register\",k,v], [\"r\",\"list\",k],"
            + " [\"append\",\"list\",k,v] or [\"pause\",ms], found "
            + Json.text(json));
  }
}
