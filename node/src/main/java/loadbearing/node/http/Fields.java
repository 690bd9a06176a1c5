package loadbearing.node.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a JSON object that somebody sent, asked for by name and type. */
public final class Fields {
  private final Map<?, ?> fields;

  private Fields(Map<?, ?> fields) {
    this.fields = fields;
  }

  /**
   * Reads an object with these fields and no others.
   *
   * @throws BadRequest if it is something else
   */
  public static Fields of(byte[] body, String... names) {
    if (!(Json.read(body) instanceof Map<?, ?> map)) {
      throw new BadRequest("expected a JSON object with " + List.of(names));
    }
    if (!map.keySet().equals(Set.of(names))) {
      throw new BadRequest(
          "expected a JSON object with the fields " + List.of(names) + ", found " + map.keySet());
    }
    return new Fields(map);
  }

  /** An integer in the range of {@code long}. */
  public long integer(String name) {
    return integerOrNull(name)
        .orElseThrow(() -> new BadRequest("field '" + name + "': expected an integer, found null"));
  }

  /** An integer, or empty where the field says null. */
  public Optional<Long> integerOrNull(String name) {
    return switch (fields.get(name)) {
      case Long number -> Optional.of(number);
      case Optional<?> none -> Optional.empty();
      case Object other ->
          throw new BadRequest("field '" + name + "': expected an integer, found " + shown(other));
    };
  }

  /** A text of 1 to {@code most} characters. */
  public String text(String name, int most) {
    if (fields.get(name) instanceof String text && !text.isEmpty() && text.length() <= most) {
      return text;
    }
    throw new BadRequest(
        "field '%s': expected a text of 1 to %d characters, found %s"
            .formatted(name, most, shown(fields.get(name))));
  }

  /** A truth value. */
  public boolean truth(String name) {
    if (fields.get(name) instanceof Boolean truth) {
      return truth;
    }
    throw new BadRequest(
        "field '%s': expected true or false, found %s".formatted(name, shown(fields.get(name))));
  }

  /** A list of at most {@code most} elements. */
  public List<?> list(String name, int most) {
    if (fields.get(name) instanceof List<?> list && list.size() <= most) {
      return list;
    }
    throw new BadRequest(
        "field '%s': expected a list of at most %d elements, found %s"
            .formatted(name, most, shown(fields.get(name))));
  }

  private static String shown(Object value) {
    var text = Json.text(value);
    return text.length() <= 60 ? text : text.substring(0, 60) + "… (" + text.length() + ")";
  }
}
