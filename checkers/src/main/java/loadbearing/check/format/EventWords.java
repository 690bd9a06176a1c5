package loadbearing.check.format;

import loadbearing.check.format.RecordedEvent.Type;
import loadbearing.check.format.RecordedEvent.Word;

/** The words of events, told by their packed form. */
final class EventWords {
  private static final long INVOKE = Lexer.pack("invoke");
  private static final long OK = Lexer.pack("ok");
  private static final long FAIL = Lexer.pack("fail");
  private static final long INFO = Lexer.pack("info");
  private static final long READ = Lexer.pack("read");
  private static final long WRITE = Lexer.pack("write");
  private static final long CAS = Lexer.pack("cas");
  private static final long GET = Lexer.pack("get");
  private static final long PUT = Lexer.pack("put");
  private static final long APPEND = Lexer.pack("append");
  private static final long TXN = Lexer.pack("txn");
  private static final long NIL = Lexer.pack("nil");
  private static final long NULL = Lexer.pack("null");

  private final Lexer lexer;

  EventWords(Lexer lexer) {
    this.lexer = lexer;
  }

  Type type(long name) throws BadInputException {
    if (name == INVOKE) {
      return Type.INVOKE;
    }
    if (name == OK) {
      return Type.OK;
    }
    if (name == FAIL) {
      return Type.FAIL;
    }
    if (name == INFO) {
      return Type.INFO;
    }
    throw lexer.wrong(
        "expected an event of type invoke, ok, fail or info, found '%s'"
            .formatted(lexer.lastName()));
  }

  Word word(RecordedEvent event, long name) {
    if (name == READ) {
      return Word.READ;
    }
    if (name == WRITE) {
      return Word.WRITE;
    }
    if (name == CAS) {
      return Word.CAS;
    }
    if (name == GET) {
      return Word.GET;
    }
    if (name == PUT) {
      return Word.PUT;
    }
    if (name == APPEND) {
      return Word.APPEND;
    }
    if (name == TXN) {
      return Word.TRANSACTION;
    }
    if (name == NIL || name == NULL) {
      return Word.NONE;
    }
    event.other = lexer.lastName();
    return Word.OTHER;
  }
}
