package loadbearing.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import loadbearing.check.column.Scalars;
import loadbearing.check.format.BadInputException;
import loadbearing.check.format.Cursor;
import loadbearing.check.format.EventSource;
import loadbearing.check.format.LogLines;
import loadbearing.check.format.MapEvents;
import loadbearing.check.format.RecordedEvent;
import loadbearing.check.format.RecordedEvent.Type;
import loadbearing.check.format.RecordedEvent.Word;
import loadbearing.check.format.Tape;
import loadbearing.check.model.CallRecorder;

/** A look at a file that begins with a read, which many models have. */
final class Preview {
  /** What only operations of models have that are judged by whole calls. */
  static final List<String> WORDS =
      List.of("add", "transfer", "enqueue", "dequeue", "drain", "acquire", "release", "generate");

  /** By then some other operation came, or there is none. */
  private static final int ENOUGH = 10_000;

  private Preview() {}

  /** Whether something shows that the file is not of registers: another word, or a map read. */
  static boolean isOfCalls(Path path, boolean isOfMaps) throws IOException {
    var scalars = new Scalars();
    try (var cursor = Cursor.open(path)) {
      EventSource source =
          isOfMaps ? new MapEvents(cursor, scalars) : new LogLines(cursor, scalars, false);
      var event = new RecordedEvent(scalars);
      for (var i = 0; i < ENOUGH && source.next(event); i++) {
        if (event.word() == Word.OTHER) {
          return WORDS.contains(CallRecorder.word(event));
        }
        if (event.word() != Word.READ && event.word() != Word.NONE) {
          return false;
        }
        var value = event.value();
        if (event.type() == Type.OK && (isMap(value, 0) || value.isVector(0) && isMap(value, 2))) {
          return true;
        }
      }
    } catch (BadInputException e) {
      // Whoever reads the file as registers finds the same and says it.
      return false;
    }
    return false;
  }

  private static boolean isMap(Tape value, int at) {
    return at < value.length() && value.cell(at) == Tape.OPEN_MAP;
  }
}
