package loadbearing.check.format;

import java.io.IOException;
import java.math.BigDecimal;
import loadbearing.check.column.Scalars;

/**
 * Events as maps of EDN or objects of JSON: all in one vector, or one after the other. Events of
 * the process {@code nemesis} are passed over, and count among the positions.
 */
public final class MapEvents implements EventSource {
  private static final long PROCESS = Lexer.pack("process");
  private static final long TYPE = Lexer.pack("type");
  private static final long F = Lexer.pack("f");
  private static final long KEY = Lexer.pack("key");
  private static final long VALUE = Lexer.pack("value");
  private static final long INDEX = Lexer.pack("index");
  private static final long TIME = Lexer.pack("time");

  /** So much of the time that has passed may a clock that is read by several go back. */
  private static final double JITTER = 0.001;

  private final Cursor cursor;
  private final Scalars scalars;
  private final Lexer lexer;
  private final EventWords words;
  private final Tape scalar = new Tape();
  private int vectorEnd = NOT_BEGUN;
  private long position = -1;
  private long index = Long.MIN_VALUE;
  private long time = Scalars.NIL;
  private double begin = Double.NaN;
  private double latest;

  private static final int NOT_BEGUN = -2;
  private static final int NO_VECTOR = -1;

  public MapEvents(Cursor cursor, Scalars scalars) {
    this.cursor = cursor;
    this.scalars = scalars;
    this.lexer = new Lexer(cursor, scalars);
    this.words = new EventWords(lexer);
  }

  @Override
  public boolean next(RecordedEvent event) throws IOException, BadInputException {
    begin();
    while (true) {
      var c = lexer.skipSpace();
      if (c == Cursor.END || c == vectorEnd) {
        end(c);
        return false;
      }
      event.clear();
      event.line = cursor.line();
      event.position = ++position;
      time = Scalars.NIL;
      map(event);
      if (!event.isOfNemesis()) {
        complete(event);
        timed(event);
        return true;
      }
    }
  }

  private void begin() throws IOException, BadInputException {
    if (vectorEnd != NOT_BEGUN) {
      return;
    }
    var c = lexer.skipSpace();
    vectorEnd = c == '[' ? ']' : c == '(' ? ')' : NO_VECTOR;
    if (vectorEnd != NO_VECTOR) {
      cursor.next();
    }
  }

  private void end(int c) throws IOException, BadInputException {
    if (cursor.isDamaged()) {
      throw BadInputException.brokenOff(cursor.line(), "its compressed form");
    }
    if (c == Cursor.END && vectorEnd != NO_VECTOR) {
      throw BadInputException.brokenOff(cursor.line(), "its vector of events");
    }
    if (c != Cursor.END) {
      cursor.next();
      if (lexer.skipSpace() != Cursor.END) {
        throw lexer.wrong("expected the file to end after the vector of events");
      }
    }
    vectorEnd = NO_VECTOR;
  }

  private void map(RecordedEvent event) throws IOException, BadInputException {
    passTag();
    if (lexer.skipSpace() != '{') {
      throw lexer.wrong("expected an event, a map of :process, :type, :f and :value");
    }
    cursor.next();
    while (true) {
      var c = lexer.skipSpace();
      if (c == '}') {
        cursor.next();
        return;
      }
      var name = lexer.name();
      if (c == '"') {
        colon();
      }
      entry(event, name);
    }
  }

  /** Newer Jepsen tags an event with its class. */
  private void passTag() throws IOException, BadInputException {
    if (cursor.peek() == '#') {
      cursor.next();
      lexer.name();
    }
  }

  private void colon() throws IOException, BadInputException {
    var c = lexer.skipSpace();
    if (c == Cursor.END) {
      throw BadInputException.brokenOff(cursor.line(), "an event");
    }
    if (c != ':') {
      throw lexer.wrong("expected ':' after an object's key");
    }
    cursor.next();
  }

  private void entry(RecordedEvent event, long name) throws IOException, BadInputException {
    if (name == VALUE) {
      lexer.value(event.value);
    } else if (name == PROCESS) {
      event.process = scalar();
    } else if (name == KEY) {
      event.key = key();
    } else if (name == TYPE) {
      event.type = words.type(word());
    } else if (name == F) {
      event.word = words.word(event, word());
    } else if (name == INDEX) {
      ordered(event, scalar());
    } else if (name == TIME) {
      lexer.value(scalar);
      time = scalar.isScalar() ? scalar.cell(0) : Scalars.NIL;
    } else {
      lexer.skip();
    }
  }

  /** Events that were written in another order than they happened would be judged wrongly. */
  private void ordered(RecordedEvent event, long next) throws BadInputException {
    if (Scalars.isNumber(next)) {
      if (next < index) {
        throw BadInputException.contradiction(
            event.line,
            "event %d has index %d after one of index %d: sort the events by their index"
                .formatted(event.position, next, index));
      }
      index = next;
    }
  }

  /** Where no index says otherwise, events stand in the order of their times. */
  private void timed(RecordedEvent event) throws BadInputException {
    if (index != Long.MIN_VALUE || time == Scalars.NIL) {
      return;
    }
    var now = scalars.decimal(time).map(BigDecimal::doubleValue).orElse(Double.NaN);
    begin = Double.isNaN(begin) ? now : begin;
    latest = Math.max(latest, now - begin);
    if (now - begin < latest * (1 - JITTER)) {
      throw BadInputException.contradiction(
          event.line,
          "event %d has an earlier time than one before it: sort the events by their time"
              .formatted(event.position));
    }
  }

  private long word() throws IOException, BadInputException {
    if (lexer.skipSpace() == Cursor.END) {
      throw BadInputException.brokenOff(cursor.line(), "an event");
    }
    return lexer.name();
  }

  private long scalar() throws IOException, BadInputException {
    lexer.value(scalar);
    if (!scalar.isScalar()) {
      throw lexer.wrong("expected a scalar, found a collection");
    }
    return scalar.cell(0);
  }

  private long key() throws IOException, BadInputException {
    lexer.value(scalar);
    if (!scalar.isKey(0)) {
      throw lexer.wrong("expected a key, a scalar or a vector, found a set or a map");
    }
    return scalar.key(0, scalars);
  }

  private static void complete(RecordedEvent event) throws BadInputException {
    if (event.type == null) {
      throw BadInputException.contradiction(event.line, "the event has no type");
    }
  }
}
