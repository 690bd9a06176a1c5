package loadbearing.analysis.consistency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.check.HistoryFile;
import loadbearing.check.Problem;
import loadbearing.check.column.LongIntMap;
import loadbearing.check.format.Cursor;
import loadbearing.history.Event;
import loadbearing.history.History;
import loadbearing.history.HistoryReader;
import loadbearing.history.Operation;
import loadbearing.history.RunFolder;
import loadbearing.history.UnreadableRunException;

/** Reads histories that the project itself recorded. */
final class RunHistory {
  private RunHistory() {}

  /** Whether there is one: a folder, or a file that starts with the header of a history. */
  static boolean isOne(Path path) {
    if (Files.isDirectory(path)) {
      return true;
    }
    try (var cursor = Cursor.open(path)) {
      var start = cursor.start().stripLeading();
      var end = start.indexOf('\n');
      var first = end < 0 ? start : start.substring(0, end);
      return first.startsWith("{") && first.contains("\"type\":\"history\"");
    } catch (IOException e) {
      // Whoever reads it as something else says what is wrong with it.
      return false;
    }
  }

  static RecordedRun read(Path path) {
    return Files.isDirectory(path) ? folder(path) : file(path);
  }

  private static RecordedRun folder(Path folder) {
    var history = folder.resolve(RunFolder.HISTORY);
    return Files.exists(history)
        ? file(history)
        : nothing(
            "%s is a folder without %s: expected a file, or the folder of a run"
                .formatted(folder, RunFolder.HISTORY));
  }

  private static RecordedRun file(Path file) {
    List<Event> events = new ArrayList<>();
    var lines = new LongIntMap();
    try (var reader = HistoryReader.open(file)) {
      reader.forEach(
          event -> {
            events.add(event);
            if (event instanceof Operation operation) {
              // The first line is the header.
              lines.put(operation.id(), events.size());
            }
          });
      var history = new History(events, reader.isComplete());
      var problem = reader.breakage().map(what -> new Problem(true, file + ", " + what));
      return new RecordedRun(history, lines, contradiction(history).or(() -> problem));
    } catch (UnreadableRunException e) {
      var problem = Optional.of(new Problem(false, e.getMessage()));
      return new RecordedRun(new History(events, false), lines, problem);
    } catch (UncheckedIOException e) {
      return nothing(HistoryFile.unreadable(file, e.getCause()));
    }
  }

  private static RecordedRun nothing(String what) {
    var problem = Optional.of(new Problem(false, what));
    return new RecordedRun(new History(List.of(), false), new LongIntMap(), problem);
  }

  /** A process that calls while its last operation is open. */
  private static Optional<Problem> contradiction(History history) {
    Map<Integer, Operation> last = new HashMap<>();
    for (var operation : history.of(Operation.class)) {
      var before = last.put(operation.process(), operation);
      if (before != null && before.returned() > operation.called()) {
        var what =
            "process %d calls operation %d while its operation %d is open"
                .formatted(operation.process(), operation.id(), before.id());
        return Optional.of(new Problem(false, what));
      }
    }
    return Optional.empty();
  }
}
