package loadbearing.check.linear;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import loadbearing.check.column.Scalars;

/**
 * A string's states: one for each beginning of a string that some operation asks for, because from
 * any other string appends lead to nothing that anyone saw.
 *
 * <p>A state is kept as a place in the sorted strings: the first one that begins so, and how much
 * of it.
 */
final class StringStates implements States {
  private final Scalars scalars;
  private final byte[][] asked;
  private final Map<Place, Integer> numbers = new HashMap<>();
  private final Map<Appended, Integer> appended = new HashMap<>();
  private Place[] places = new Place[16];

  private record Place(int string, int length) {}

  private record Appended(int state, long chunk) {}

  StringStates(Collection<Long> asked, Scalars scalars) {
    this.scalars = scalars;
    this.asked =
        asked.stream().distinct().map(this::bytes).sorted(Arrays::compare).toArray(byte[][]::new);
  }

  @Override
  public int of(long value) {
    return find(new byte[0], bytes(value), 0);
  }

  @Override
  public int append(int state, long chunk) {
    if (state == OTHER) {
      return OTHER;
    }
    var key = new Appended(state, chunk);
    var known = appended.get(key);
    if (known == null) {
      var place = places[state];
      var prefix = Arrays.copyOf(asked[place.string], place.length);
      known = find(prefix, bytes(chunk), place.string);
      appended.put(key, known);
    }
    return known;
  }

  @Override
  public boolean leads(int state, int target) {
    if (state == OTHER || target == OTHER) {
      return state == target;
    }
    var from = places[state];
    var to = places[target];
    return from.length <= to.length
        && Arrays.equals(asked[from.string], 0, from.length, asked[to.string], 0, from.length);
  }

  /** The state of {@code prefix + chunk}, looked for from {@code low} on. */
  private int find(byte[] prefix, byte[] chunk, int low) {
    var whole = Arrays.copyOf(prefix, prefix.length + chunk.length);
    System.arraycopy(chunk, 0, whole, prefix.length, chunk.length);
    var from = low;
    var to = asked.length;
    while (from < to) {
      var middle = (from + to) >>> 1;
      if (Arrays.compare(asked[middle], whole) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from < asked.length && startsWith(asked[from], whole)
        ? number(new Place(from, whole.length))
        : OTHER;
  }

  private static boolean startsWith(byte[] string, byte[] start) {
    return string.length >= start.length
        && Arrays.equals(string, 0, start.length, start, 0, start.length);
  }

  private int number(Place place) {
    var known = numbers.get(place);
    if (known != null) {
      return known;
    }
    var number = numbers.size() + 1;
    if (number == places.length) {
      places = Arrays.copyOf(places, number * 2);
    }
    places[number] = place;
    numbers.put(place, number);
    return number;
  }

  private byte[] bytes(long code) {
    if (code == Scalars.NIL) {
      return new byte[0];
    }
    return Scalars.isNumber(code)
        ? Long.toString(code).getBytes(StandardCharsets.UTF_8)
        : scalars.bytes(code);
  }
}
