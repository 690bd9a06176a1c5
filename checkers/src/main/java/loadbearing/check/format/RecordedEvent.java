package loadbearing.check.format;

import loadbearing.check.column.Scalars;

/** One event as a file has it; filled again and again. */
public final class RecordedEvent {
  /** What an event says of its operation. */
  public enum Type {
    INVOKE,
    OK,
    FAIL,
    INFO
  }

  /** What was asked, of those words that are known. */
  public enum Word {
    READ,
    WRITE,
    CAS,
    GET,
    PUT,
    APPEND,
    TRANSACTION,
    /** The event does not say; those of transactions need not. */
    NONE,
    OTHER
  }

  /** The key of an event that names none. */
  public static final long NO_KEY = Long.MIN_VALUE + 4;

  private final Scalars scalars;
  private final long nemesisWord;
  private final long nemesisString;
  final Tape value = new Tape();
  Type type;
  Word word;
  String other;
  long process;
  long key;
  long position;
  long line;

  /** Speaks in codes of {@code scalars}. */
  public RecordedEvent(Scalars scalars) {
    this.scalars = scalars;
    nemesisWord = scalars.word(":nemesis");
    nemesisString = scalars.string("nemesis");
  }

  void clear() {
    value.clear();
    type = null;
    word = Word.NONE;
    other = "";
    process = Scalars.NIL;
    key = NO_KEY;
  }

  public Type type() {
    return type;
  }

  public Word word() {
    return word;
  }

  /** The word that is not known, for messages. */
  public String other() {
    return other;
  }

  /** The process, a code of the history's scalars. */
  public long process() {
    return process;
  }

  /** The process as people read it, for messages. */
  public String processName() {
    return scalars.show(process);
  }

  /** Whether it tells what broke, which is no client's operation. */
  boolean isOfNemesis() {
    return process == nemesisWord || process == nemesisString;
  }

  /** The key, a code of the history's scalars, or {@link #NO_KEY}. */
  public long key() {
    return key;
  }

  public Tape value() {
    return value;
  }

  /** Where it stands among the file's events, from 0. */
  public long position() {
    return position;
  }

  /** The line, from 1, for messages. */
  public long line() {
    return line;
  }
}
