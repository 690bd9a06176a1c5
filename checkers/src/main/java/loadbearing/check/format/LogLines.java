package loadbearing.check.format;

import java.io.IOException;
import loadbearing.check.column.Scalars;

/**
 * Events as Jepsen's log prints them: {@code INFO jepsen.util - 3 :ok :read 4}, tabs or spaces
 * between, or as its {@code history.txt} has them: {@code 3 :ok :read 4}, where an error may
 * follow. Lines of other loggers and of processes without a number are passed over.
 */
public final class LogLines implements EventSource {
  private final Cursor cursor;
  private final EventWords words;
  private final Lexer lexer;
  private final boolean isLog;
  private long position = -1;

  /** Reads a log, or else a {@code history.txt}. */
  public LogLines(Cursor cursor, Scalars scalars, boolean isLog) {
    this.isLog = isLog;
    this.cursor = cursor;
    this.lexer = new Lexer(cursor, scalars);
    this.words = new EventWords(lexer);
  }

  @Override
  public boolean next(RecordedEvent event) throws IOException, BadInputException {
    while (true) {
      skipBlank();
      if (cursor.peek() == Cursor.END) {
        endOfFile();
        return false;
      }
      var line = cursor.line();
      if (line(event, line)) {
        event.position = position;
        event.line = line;
        return true;
      }
    }
  }

  private boolean line(RecordedEvent event, long line) throws IOException, BadInputException {
    if (isLog && !passPrefix(line)) {
      skipLine(line);
      return false;
    }
    position++;
    event.clear();
    event.process = field(line, "a process");
    if (!Scalars.isNumber(event.process)) {
      skipLine(line);
      return false;
    }
    event.type = words.type(name(line, "a type"));
    event.word = words.word(event, name(line, "an operation"));
    need(line, "a value");
    lexer.value(event.value);
    if (isLog) {
      endOfLine(line);
    } else {
      skipLine(line);
    }
    return true;
  }

  /** Passes {@code INFO jepsen.util -}; false if the line is another logger's. */
  private boolean passPrefix(long line) throws IOException, BadInputException {
    var level = name(line, "a log level");
    if (level != INFO) {
      return false;
    }
    need(line, "a logger");
    lexer.name();
    if (!lexer.lastName().equals("jepsen.util")) {
      return false;
    }
    return name(line, "a dash") == DASH;
  }

  private static final long INFO = Lexer.pack("INFO");
  private static final long DASH = Lexer.pack("-");

  private long name(long line, String what) throws IOException, BadInputException {
    need(line, what);
    return lexer.name();
  }

  private long field(long line, String what) throws IOException, BadInputException {
    need(line, what);
    return lexer.atom();
  }

  private void need(long line, String what) throws IOException, BadInputException {
    while (cursor.peek() == ' ' || cursor.peek() == '\t' || cursor.peek() == '\r') {
      cursor.next();
    }
    if (cursor.peek() == Cursor.END) {
      throw BadInputException.brokenOff(line, "an event, before " + what);
    }
    if (cursor.peek() == '\n') {
      throw BadInputException.syntax(line, "expected %s, the line ends".formatted(what));
    }
  }

  private void endOfLine(long line) throws IOException, BadInputException {
    while (cursor.peek() == ' ' || cursor.peek() == '\t' || cursor.peek() == '\r') {
      cursor.next();
    }
    if (cursor.peek() == Cursor.END) {
      // A number or word that ends with the file may be the beginning of a longer one.
      throw BadInputException.brokenOff(line, "its last line");
    }
    if (cursor.next() != '\n') {
      throw BadInputException.syntax(line, "expected the line to end after the value");
    }
  }

  private void endOfFile() throws BadInputException {
    if (cursor.isDamaged()) {
      throw BadInputException.brokenOff(cursor.line(), "its compressed form");
    }
  }

  private void skipBlank() throws IOException {
    while (cursor.peek() == '\n' || cursor.peek() == '\r') {
      cursor.next();
    }
  }

  /** A word that ends with the file may be the beginning of one that matters. */
  private void skipLine(long line) throws IOException, BadInputException {
    var c = cursor.peek();
    if (c == Cursor.END) {
      throw BadInputException.brokenOff(line, "its last line");
    }
    while (c != '\n' && c != Cursor.END) {
      cursor.next();
      c = cursor.peek();
    }
  }
}
