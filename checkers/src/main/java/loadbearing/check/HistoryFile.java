package loadbearing.check;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import loadbearing.check.column.Scalars;
import loadbearing.check.format.BadInputException;
import loadbearing.check.format.Convention;
import loadbearing.check.format.Cursor;
import loadbearing.check.format.EventSource;
import loadbearing.check.format.LogLines;
import loadbearing.check.format.MapEvents;
import loadbearing.check.format.RecordedEvent;
import loadbearing.check.format.RecordedEvent.Word;
import loadbearing.check.format.RegisterRecorder;
import loadbearing.check.format.TransactionRecorder;
import loadbearing.check.model.CallRecorder;

/**
 * A file that holds a history in one of the {@link HistoryFormat}s, told apart by content.
 *
 * @param path the file
 */
public record HistoryFile(Path path) {
  /** A line of Jepsen's {@code history.txt}. */
  private static final Pattern LINE = Pattern.compile("\\S+\\s+:(invoke|ok|fail|info)\\s");

  /**
   * Reads it. Never throws for what the file holds: what is wrong with it is its {@link
   * Recorded#problem}.
   *
   * @param options what is said of registers where the format's own convention is not meant
   */
  public Recorded read(CheckOptions options) {
    try {
      if (Files.isDirectory(path)) {
        return nothing("%s is a folder: expected a file".formatted(path));
      }
      try (var cursor = Cursor.open(path)) {
        return read(cursor, options);
      }
    } catch (IOException e) {
      return nothing(unreadable(path, e));
    }
  }

  private Recorded read(Cursor cursor, CheckOptions options) throws IOException {
    var start = cursor.start();
    var trimmed = start.stripLeading();
    if (trimmed.isEmpty()) {
      return nothing("%s is empty: expected a history".formatted(path));
    }
    if (start.indexOf('\0') >= 0) {
      return nothing("%s is binary: expected a history in text or gzip".formatted(path));
    }
    var scalars = new Scalars();
    if (trimmed.contains("jepsen.util -")) {
      return log(cursor, scalars, options);
    }
    if ("[({;#".indexOf(trimmed.charAt(0)) >= 0) {
      return events(cursor, new MapEvents(cursor, scalars), scalars, options);
    }
    if (LINE.matcher(trimmed).lookingAt()) {
      return events(cursor, new LogLines(cursor, scalars, false), scalars, options);
    }
    return nothing(
        ("%s has no known format: expected lines of Jepsen's log or history.txt, or events as maps"
                + " of EDN or JSON")
            .formatted(path));
  }

  private Recorded log(Cursor cursor, Scalars scalars, CheckOptions options) throws IOException {
    var source = new LogLines(cursor, scalars, true);
    var convention = options.over(Convention.ETCD_LOG, scalars);
    var recorder = new RegisterRecorder(convention, scalars);
    var problem = drain(cursor, source, new RecordedEvent(scalars), false, recorder::accept);
    return registers(HistoryFormat.ETCD_LOG, recorder, convention, scalars, problem);
  }

  private Recorded events(Cursor cursor, EventSource source, Scalars scalars, CheckOptions options)
      throws IOException {
    var event = new RecordedEvent(scalars);
    try {
      if (!source.next(event)) {
        return nothing("%s has no events of a client".formatted(path));
      }
    } catch (BadInputException e) {
      return new Recorded.Nothing(Optional.of(problem(cursor, e)));
    }
    var asked = options.model();
    if (asked.filter(model -> isOfCalls(model, event)).isPresent()) {
      return calls(cursor, source, event, scalars);
    }
    return switch (event.word()) {
      case TRANSACTION, NONE -> transactions(cursor, source, event, scalars);
      case GET, PUT, APPEND -> {
        var convention = options.over(Convention.strings(scalars), scalars);
        yield registers(HistoryFormat.STRING_EVENTS, cursor, source, event, convention, scalars);
      }
      case READ, WRITE, CAS -> {
        if (event.word() == Word.READ
            && asked.isEmpty()
            && Preview.isOfCalls(path, source instanceof MapEvents)) {
          yield calls(cursor, source, event, scalars);
        }
        var convention = options.over(Convention.CAS_REGISTER, scalars);
        yield registers(HistoryFormat.REGISTER_EVENTS, cursor, source, event, convention, scalars);
      }
      case OTHER ->
          Preview.WORDS.contains(CallRecorder.word(event))
              ? calls(cursor, source, event, scalars)
              : nothing(
                  "%s: no checker for operations '%s'; there are read, write, cas, get, put, append, txn, %s"
                      .formatted(path, event.other(), String.join(", ", Preview.WORDS)));
    };
  }

  /** A bank's reads may also be steps of transactions. */
  private static boolean isOfCalls(Model model, RecordedEvent event) {
    var isTransaction = event.word() == Word.TRANSACTION || event.word() == Word.NONE;
    return model.isOfCalls() && !(model == Model.BANK && isTransaction);
  }

  private Recorded calls(Cursor cursor, EventSource source, RecordedEvent event, Scalars scalars)
      throws IOException {
    var recorder = new CallRecorder();
    var problem = drain(cursor, source, event, true, recorder::accept);
    return new Recorded.Calls(recorder.calls(), scalars, problem);
  }

  private Recorded transactions(
      Cursor cursor, EventSource source, RecordedEvent event, Scalars scalars) throws IOException {
    var recorder = new TransactionRecorder(scalars);
    var problem = drain(cursor, source, event, true, recorder::accept);
    return new Recorded.Transacted(recorder.transactions(), scalars, problem);
  }

  private Recorded registers(
      HistoryFormat format,
      Cursor cursor,
      EventSource source,
      RecordedEvent event,
      Convention convention,
      Scalars scalars)
      throws IOException {
    var recorder = new RegisterRecorder(convention, scalars);
    var problem = drain(cursor, source, event, true, recorder::accept);
    return registers(format, recorder, convention, scalars, problem);
  }

  private static Recorded registers(
      HistoryFormat format,
      RegisterRecorder recorder,
      Convention convention,
      Scalars scalars,
      Optional<Problem> problem) {
    return new Recorded.Registers(
        format, recorder.operations(), recorder.keys(), convention.initial(), scalars, problem);
  }

  private interface Sink {
    void accept(RecordedEvent event) throws BadInputException;
  }

  private Optional<Problem> drain(
      Cursor cursor, EventSource source, RecordedEvent event, boolean isFilled, Sink sink)
      throws IOException {
    try {
      var more = isFilled || source.next(event);
      while (more) {
        sink.accept(event);
        more = source.next(event);
      }
      return Optional.empty();
    } catch (BadInputException e) {
      return Optional.of(problem(cursor, e));
    }
  }

  /** What cannot be understood at the very end is taken for the place where the file was cut. */
  private Problem problem(Cursor cursor, BadInputException e) throws IOException {
    var brokenOff = e.isBrokenOff() || (e.isSyntax() && cursor.peek() == Cursor.END);
    return new Problem(brokenOff, "%s, %s".formatted(path, e.getMessage()));
  }

  /** The message of a missing file is only its name. */
  public static String unreadable(Path file, IOException e) {
    var why =
        switch (e) {
          case NoSuchFileException none -> "there is no such file";
          case AccessDeniedException denied -> "access to it is denied";
          default -> e.getMessage();
        };
    return "cannot read %s: %s".formatted(file, why);
  }

  private static Recorded nothing(String what) {
    return new Recorded.Nothing(Optional.of(new Problem(false, what)));
  }
}
