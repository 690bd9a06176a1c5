package loadbearing.check.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import loadbearing.check.column.Scalars;

/**
 * Values as EDN and JSON write them. Read is what histories hold: scalars, vectors, lists, sets,
 * maps; tags are passed over and their values kept.
 *
 * <p>A reader of its own, because a general one makes an object a value and reads a tenth of the
 * speed.
 *
 * @see <a href="https://github.com/edn-format/edn">The EDN format</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">JSON</a>
 */
public final class Lexer {
  private static final int DEEPEST = 200;
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
  private final Scalars scalars;
  private final Tape ignored = new Tape();
  private byte[] text = new byte[256];
  private int length;
  private int discarding;

  public Lexer(Cursor cursor, Scalars scalars) {
    this.cursor = cursor;
    this.scalars = scalars;
  }

  /** The next byte that is neither space, comma, comment nor discarded value, not passed. */
  public int skipSpace() throws IOException, BadInputException {
    while (true) {
      var c = cursor.peek();
      if (c >= 0 && CLASS[c] == SPACE) {
        cursor.next();
      } else if (c == ';') {
        while (c != '\n' && c != Cursor.END) {
          c = cursor.next();
        }
      } else if (c == '#' && cursor.second() == '_') {
        cursor.next();
        cursor.next();
        discard();
      } else {
        return c;
      }
    }
  }

  private void discard() throws IOException, BadInputException {
    if (++discarding > DEEPEST) {
      throw wrong("values nested deeper than " + DEEPEST);
    }
    value(new Tape(), 0);
    discarding--;
  }

  /** Reads a value on to {@code tape}, which is cleared before. */
  public void value(Tape tape) throws IOException, BadInputException {
    tape.clear();
    value(tape, 0);
  }

  /** Passes over a value. */
  public void skip() throws IOException, BadInputException {
    value(ignored);
  }

  private void value(Tape tape, int depth) throws IOException, BadInputException {
    if (depth > DEEPEST) {
      throw wrong("values nested deeper than " + DEEPEST);
    }
    var c = skipSpace();
    switch (c) {
      case Cursor.END -> throw BadInputException.brokenOff(cursor.line(), "a value");
      case '[' -> collection(tape, ']', Tape.OPEN, depth);
      case '(' -> collection(tape, ')', Tape.OPEN, depth);
      case '{' -> collection(tape, '}', Tape.OPEN_MAP, depth);
      case '"' -> tape.add(string());
      case '#' -> tagged(tape, depth);
      case ']', ')', '}' -> throw wrong("expected a value, found '%c'".formatted(c));
      default -> tape.add(atom());
    }
  }

  private void collection(Tape tape, int end, long open, int depth)
      throws IOException, BadInputException {
    cursor.next();
    tape.add(open);
    var afterJsonKey = false;
    for (var count = 0; ; count++) {
      var c = skipSpace();
      if (c == ':' && afterJsonKey) {
        cursor.next();
        c = skipSpace();
      }
      if (c == end) {
        cursor.next();
        tape.add(Tape.CLOSE);
        return;
      }
      afterJsonKey = open == Tape.OPEN_MAP && count % 2 == 0 && c == '"';
      value(tape, depth + 1);
    }
  }

  private void tagged(Tape tape, int depth) throws IOException, BadInputException {
    cursor.next();
    var c = cursor.peek();
    if (c == '{') {
      collection(tape, '}', Tape.OPEN_SET, depth);
    } else if (c == '#') {
      tape.add(atom('#'));
    } else if (c == '[' || c == '(' || c == '"' || c == Cursor.END) {
      value(tape, depth + 1);
    } else {
      atom();
      value(tape, depth + 1);
    }
  }

  /**
   * The word that begins here, for names: a keyword without its colon or a string without its
   * quotes, packed into a long; longer ones than 8 bytes are 0.
   */
  public long name() throws IOException, BadInputException {
    var c = skipSpace();
    if (c == '"') {
      quoted();
      return packed(0);
    }
    if (c == Cursor.END) {
      throw BadInputException.brokenOff(cursor.line(), "a name");
    }
    if (CLASS[c] == DELIMITER) {
      throw wrong("expected a name, found '%c'".formatted(c));
    }
    token(Cursor.END);
    return packed(length > 0 && text[0] == ':' ? 1 : 0);
  }

  /** The last name as it stood, for messages. */
  public String lastName() {
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** What {@link #name} gives for {@code word}. */
  public static long pack(String word) {
    var packed = 0L;
    for (var i = 0; i < word.length(); i++) {
      packed = packed << 8 | word.charAt(i);
    }
    return packed;
  }

  private long packed(int from) {
    if (length - from > 8) {
      return 0;
    }
    var packed = 0L;
    for (var i = from; i < length; i++) {
      packed = packed << 8 | (text[i] & 0xff);
    }
    return packed;
  }

  /** A scalar that is not a string. */
  public long atom() throws IOException, BadInputException {
    return atom(Cursor.END);
  }

  private long atom(int before) throws IOException, BadInputException {
    token(before);
    if (length == 0) {
      throw wrong("expected a value, found byte %d".formatted(cursor.peek()));
    }
    var first = text[0];
    var digit = first == '-' || first == '+' ? length > 1 ? text[1] : 0 : first;
    if (digit >= '0' && digit <= '9') {
      return number();
    }
    if (length == 3 && first == 'n' && text[1] == 'i' && text[2] == 'l') {
      return Scalars.NIL;
    }
    if (length == 4 && first == 'n' && text[1] == 'u' && text[2] == 'l' && text[3] == 'l') {
      return Scalars.NIL;
    }
    return scalars.code(text, length, false);
  }

  private long number() {
    var negative = text[0] == '-';
    var value = 0L;
    var from = negative ? 1 : 0;
    if (length - from > 18) {
      return scalars.number(lastName());
    }
    for (var i = from; i < length; i++) {
      var digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return scalars.number(lastName());
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  private void token(int before) throws IOException, BadInputException {
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

  /** A string, which begins here. */
  public long string() throws IOException, BadInputException {
    quoted();
    return scalars.code(text, length, true);
  }

  private void quoted() throws IOException, BadInputException {
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

  BadInputException wrong(String what) {
    return BadInputException.syntax(cursor.line(), what);
  }
}
