package loadbearing.check.column;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The scalar values of one history as {@code long} codes: a whole number is its own code,
 * everything else (strings, keywords, fractions) is kept once and numbered.
 *
 * <p>Equal codes mean equal values; the number 3 and the string {@code "3"} differ. Used by one
 * thread while it grows.
 */
public final class Scalars {
  /** Absent: {@code nil} or {@code null}. */
  public static final long NIL = Long.MIN_VALUE;

  private static final long FIRST_TEXT = Long.MIN_VALUE + 16;

  /** Numbers with more zeros than that are kept as they are written. */
  private static final int LONGEST = 400;

  /** Whole numbers at or above this are their own codes. */
  public static final long LEAST_NUMBER = FIRST_TEXT + Integer.MAX_VALUE + 1L;

  private final List<Text> texts = new ArrayList<>();
  private int[] table = new int[64];

  private record Text(boolean isString, int hash, byte[] bytes) {}

  /** The code of the text in {@code bytes[0, length)}; {@code isString} if it stood in quotes. */
  public long code(byte[] bytes, int length, boolean isString) {
    var hash = hash(bytes, length, isString);
    var mask = table.length - 1;
    var slot = hash & mask;
    while (table[slot] != 0) {
      var text = texts.get(table[slot] - 1);
      if (text.hash == hash
          && text.isString == isString
          && Arrays.equals(text.bytes, 0, text.bytes.length, bytes, 0, length)) {
        return FIRST_TEXT + table[slot] - 1;
      }
      slot = (slot + 1) & mask;
    }
    texts.add(new Text(isString, hash, Arrays.copyOf(bytes, length)));
    table[slot] = texts.size();
    if (texts.size() * 2 > table.length) {
      grow();
    }
    return FIRST_TEXT + texts.size() - 1;
  }

  /** The code of a string. */
  public long string(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    return code(bytes, bytes.length, true);
  }

  /** The code of something that is neither a string nor a whole number, such as {@code :x}. */
  public long word(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    return code(bytes, bytes.length, false);
  }

  /**
   * The code of a number as EDN or JSON writes it: 1, 1N, 1.0 and 10e-1 are one, 2.50 and 2.5 are
   * another. What is no decimal number, such as {@code 1/2}, is a word.
   */
  public long number(String text) {
    var last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    var digits = last == 'N' || last == 'M' ? text.substring(0, text.length() - 1) : text;
    try {
      var number = new BigDecimal(digits).stripTrailingZeros();
      if (Math.abs((long) number.scale()) > LONGEST) {
        return word(number.toString());
      }
      var whole = number.scale() <= 0 && number.precision() - number.scale() <= 18;
      return whole ? number.longValueExact() : word(number.toPlainString());
    } catch (NumberFormatException e) {
      return word(text);
    }
  }

  /** The number that {@code code} stands for; empty if it is none. */
  public Optional<BigDecimal> decimal(long code) {
    if (isNumber(code)) {
      return Optional.of(BigDecimal.valueOf(code));
    }
    if (!isText(code) || text(code).isString) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(show(code)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether {@code code} is a whole number, which then is the code itself. */
  public static boolean isNumber(long code) {
    return code >= LEAST_NUMBER;
  }

  /** Whether {@code code} is a string's. */
  public boolean isString(long code) {
    return isText(code) && text(code).isString;
  }

  /** What a string or word holds, in UTF-8, without quotes; not to be changed. */
  public byte[] bytes(long code) {
    if (!isText(code)) {
      throw new IllegalArgumentException("code %d is not of a text".formatted(code));
    }
    return text(code).bytes;
  }

  /** The value as people read it: {@code nil}, {@code 3}, {@code "x"}, {@code :timed-out}. */
  public String show(long code) {
    if (code == NIL) {
      return "nil";
    }
    if (isNumber(code)) {
      return Long.toString(code);
    }
    var text = new String(bytes(code), StandardCharsets.UTF_8);
    return isString(code) ? '"' + text + '"' : text;
  }

  private Text text(long code) {
    return texts.get((int) (code - FIRST_TEXT));
  }

  private boolean isText(long code) {
    return code >= FIRST_TEXT && code < FIRST_TEXT + texts.size();
  }

  private static int hash(byte[] bytes, int length, boolean isString) {
    var hash = isString ? 7 : 1;
    for (var i = 0; i < length; i++) {
      hash = hash * 31 + bytes[i];
    }
    return hash * 0x9E3779B9 ^ hash >>> 15;
  }

  private void grow() {
    table = new int[table.length * 2];
    var mask = table.length - 1;
    for (var i = 0; i < texts.size(); i++) {
      var slot = texts.get(i).hash & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = i + 1;
    }
  }
}
