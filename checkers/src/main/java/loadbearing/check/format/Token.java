package loadbearing.check.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of the last word or string of a file, in UTF-8: without quotes, with what was escaped as
 * it is meant.
 */
final class Token {
  private static final byte SPACE = 1;
  private static final byte DELIMITER = 2;
  private static final byte[] CLASS = new byte[256];

  static {
    for (var c : " \t\r\n,\f".toCharArray()) {
      CLASS[c] = SPACE;
    }
    for (var c : "()[]{}\";".toCharArray()) {
      CLASS[c] = DELIMITER;
    }
  }

  private final Cursor cursor;
  private byte[] text = new byte[256];
  private int length;

  Token(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Whether {@code c} only separates values, as commas do in EDN. */
  static boolean isSpace(int c) {
    return c >= 0 && CLASS[c] == SPACE;
  }

  /** Whether {@code c} begins or ends something else than a word. */
  static boolean isDelimiter(int c) {
    return c >= 0 && CLASS[c] == DELIMITER;
  }

  /** The bytes, of which {@link #length} count; good until the next word or string. */
  byte[] bytes() {
    return text;
  }

  int length() {
    return length;
  }

  /** The bytes from {@code from} on in a long; 0 if there are more than 8. */
  long packed(int from) {
    if (length - from > 8) {
      return 0;
    }
    var packed = 0L;
    for (var i = from; i < length; i++) {
      packed = packed << 8 | (text[i] & 0xff);
    }
    return packed;
  }

  @Override
  public String toString() {
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** Reads a word, of which {@code before} was passed already if it is not {@link Cursor#END}. */
  void word(int before) throws IOException, BadInputException {
    length = 0;
    if (before != Cursor.END) {
      put(before);
    }
    var c = cursor.peek();
    if (c == '\\') {
      c = character();
    }
    while (c >= 0 && CLASS[c] == 0) {
      if (c < ' ') {
        throw wrong("byte %d does not belong into a text".formatted(c));
      }
      put(cursor.next());
      c = cursor.peek();
    }
  }

  /** Passes a backslash and what it makes a character, a delimiter even; what comes then. */
  private int character() throws IOException, BadInputException {
    put(cursor.next());
    if (cursor.peek() == Cursor.END) {
      throw BadInputException.brokenOff(cursor.line(), "a character");
    }
    put(cursor.next());
    return cursor.peek();
  }

  /** Reads a string, whose first quote comes next. */
  void quoted() throws IOException, BadInputException {
    cursor.next();
    length = 0;
    while (true) {
      var c = cursor.next();
      if (c == '"') {
        return;
      }
      if (c == Cursor.END) {
        throw BadInputException.brokenOff(cursor.line(), "a string");
      }
      if (c == '\\') {
        escape();
      } else {
        put(c);
      }
    }
  }

  private void escape() throws IOException, BadInputException {
    var c = cursor.next();
    switch (c) {
      case 'n' -> put('\n');
      case 't' -> put('\t');
      case 'r' -> put('\r');
      case 'b' -> put('\b');
      case 'f' -> put('\f');
      case 'u' -> unicode();
      case Cursor.END -> throw BadInputException.brokenOff(cursor.line(), "a string");
      default -> put(c);
    }
  }

  /** Two of them may be the halves of one character; a half by itself is kept as it is. */
  private void unicode() throws IOException, BadInputException {
    var code = hexadecimal();
    while (Character.isHighSurrogate((char) code)
        && cursor.peek() == '\\'
        && cursor.second() == 'u') {
      cursor.next();
      cursor.next();
      var low = hexadecimal();
      if (Character.isLowSurrogate((char) low)) {
        put(Character.toString(Character.toCodePoint((char) code, (char) low)));
        return;
      }
      half(code);
      code = low;
    }
    if (Character.isSurrogate((char) code)) {
      half(code);
    } else {
      put(Character.toString(code));
    }
  }

  private void put(String character) {
    for (var b : character.getBytes(StandardCharsets.UTF_8)) {
      put(b);
    }
  }

  /** Half of a character, which UTF-8 has no bytes for, as those that its number would have. */
  private void half(int code) {
    put(0xe0 | code >> 12);
    put(0x80 | code >> 6 & 0x3f);
    put(0x80 | code & 0x3f);
  }

  private int hexadecimal() throws IOException, BadInputException {
    var code = 0;
    for (var i = 0; i < 4; i++) {
      var digit = Character.digit(cursor.next(), 16);
      if (digit < 0) {
        throw wrong("expected four hexadecimal digits after \\u");
      }
      code = code * 16 + digit;
    }
    return code;
  }

  private void put(int b) {
    if (length == text.length) {
      text = Arrays.copyOf(text, length * 2);
    }
    text[length++] = (byte) b;
  }

  private BadInputException wrong(String what) {
    return BadInputException.syntax(cursor.line(), what);
  }
}
