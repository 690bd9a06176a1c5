package loadbearing.check.store;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values of Fressian as EDN writes them. */
final class Edn {
  private final StringBuilder text;

  /** Writes at the end of {@code text}. */
  Edn(StringBuilder text) {
    this.text = text;
  }

  /** One value; one of a type that no history has is refused. */
  void value(Object value) throws IOException {
    switch (value) {
      case null -> text.append("nil");
      case String string -> quoted(string);
      case Name name -> text.append(name.text());
      case Double number -> text.append(number(number));
      case Map<?, ?> map -> map(map);
      case Set<?> set -> all("#{", set, "}");
      case List<?> list -> all("[", list, "]");
      case Tagged tagged -> tagged(tagged);
      case byte[] bytes -> throw unknown("bytes");
      default -> text.append(value);
    }
  }

  private static String number(double number) {
    if (Double.isNaN(number)) {
      return "##NaN";
    }
    return Double.isInfinite(number) ? number > 0 ? "##Inf" : "##-Inf" : Double.toString(number);
  }

  private void quoted(String string) {
    text.append('"');
    for (var i = 0; i < string.length(); i++) {
      var c = string.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  private void map(Map<?, ?> map) throws IOException {
    text.append('{');
    for (var entry : map.entrySet()) {
      value(entry.getKey());
      text.append(' ');
      value(entry.getValue());
      text.append(' ');
    }
    text.append('}');
  }

  private void all(String open, Collection<?> items, String close) throws IOException {
    text.append(open);
    for (var item : items) {
      value(item);
      text.append(' ');
    }
    text.append(close);
  }

  private void tagged(Tagged tagged) throws IOException {
    var parts = tagged.parts();
    switch (tagged.tag()) {
      case "map-entry" -> all("[", parts, "]");
      case "persistent-hash-set", "persistent-sorted-set" -> all("#{", items(parts), "}");
      case "vec", "list" -> all("[", items(parts), "]");
      case "multiset" -> many(parts.getFirst());
      case "record" -> value(parts.getLast());
      case "instant", "date-time", "uuid" -> value(parts.getFirst());
      case "byte" -> value(parts.getFirst());
      case "char" -> quoted(Character.toString(((Long) parts.getFirst()).intValue()));
      case "ratio" ->
          text.append(whole(parts.getFirst())).append('/').append(whole(parts.getLast()));
      default -> throw unknown(tagged.tag());
    }
  }

  private static BigInteger whole(Object value) {
    return value instanceof byte[] bytes ? new BigInteger(bytes) : new BigInteger(value.toString());
  }

  /** An empty set is written as nil. */
  private static Collection<?> items(List<Object> parts) {
    return parts.getFirst() instanceof Collection<?> items ? items : List.of();
  }

  private void many(Object multiplicities) throws IOException {
    text.append('[');
    for (var entry : ((Map<?, ?>) multiplicities).entrySet()) {
      for (var left = (Long) entry.getValue(); left > 0; left--) {
        value(entry.getKey());
        text.append(' ');
      }
    }
    text.append(']');
  }

  private static IOException unknown(String type) {
    return new IOException("an event has a value of type '%s', which is not read".formatted(type));
  }
}
