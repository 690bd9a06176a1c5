package loadbearing.node.redis;

import java.util.List;
import java.util.Objects;

/**
 * What the server runs as a whole, with nobody in between: a program in Lua that gives a table of
 * texts.
 *
 * @param text the program
 * @param keys what it reads and writes, {@code KEYS[1]} and so on
 * @param values what else it is told, {@code ARGV[1]} and so on
 */
public record Script(String text, List<String> keys, List<String> values) {
  public Script {
    Objects.requireNonNull(text, "text");
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }
}
