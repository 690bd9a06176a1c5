package loadbearing.check.format;

import java.io.IOException;
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

  private final Cursor cursor;
  private final Scalars scalars;
  private final Token token;
  private final Tape ignored = new Tape();
  private int discarding;

  public Lexer(Cursor cursor, Scalars scalars) {
    this.cursor = cursor;
    this.scalars = scalars;
    token = new Token(cursor);
  }

  /** The next byte that is neither space, comma, comment nor discarded value, not passed. */
  public int skipSpace() throws IOException, BadInputException {
    while (true) {
      var c = cursor.peek();
      if (Token.isSpace(c)) {
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
      token.quoted();
      return token.packed(0);
    }
    if (c == Cursor.END) {
      throw BadInputException.brokenOff(cursor.line(), "a name");
    }
    if (Token.isDelimiter(c)) {
      throw wrong("expected a name, found '%c'".formatted(c));
    }
    token.word(Cursor.END);
    return token.packed(token.length() > 0 && token.bytes()[0] == ':' ? 1 : 0);
  }

  /** The last name as it stood, for messages. */
  public String lastName() {
    return token.toString();
  }

  /** What {@link #name} gives for {@code word}. */
  public static long pack(String word) {
    var packed = 0L;
    for (var i = 0; i < word.length(); i++) {
      packed = packed << 8 | word.charAt(i);
    }
    return packed;
  }

  /** A scalar that is not a string. */
  public long atom() throws IOException, BadInputException {
    return atom(Cursor.END);
  }

  private long atom(int before) throws IOException, BadInputException {
    token.word(before);
    var text = token.bytes();
    var length = token.length();
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
    var text = token.bytes();
    var length = token.length();
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

  /** A string, which begins here. */
  public long string() throws IOException, BadInputException {
    token.quoted();
    return scalars.code(token.bytes(), token.length(), true);
  }

  BadInputException wrong(String what) {
    return BadInputException.syntax(cursor.line(), what);
  }
}
