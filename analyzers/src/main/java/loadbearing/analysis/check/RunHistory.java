package loadbearing.analysis.check;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.analysis.check.column.LongIntMap;
import loadbearing.history.Event;
import loadbearing.history.History;
import loadbearing.history.HistoryReader;
import loadbearing.history.Operation;
import loadbearing.history.RunFolder;
import loadbearing.history.UnreadableRunException;

/** Reads histories that the project itself recorded. */
final class RunHistory {
  private RunHistory() {}

  /** Whether a file that starts so is one. */
  static boolean isOne(String start) {
    var end = start.indexOf('\n');
    var first = end < 0 ? start : start.substring(0, end);
    return first.startsWith("{") && first.contains("\"type\":\"history\"");
  }

  static Recorded folder(Path folder) {
    var history = folder.resolve(RunFolder.HISTORY);
    return Files.exists(history)
        ? file(history)
        : nothing(
            "%s is a folder without %s: expected a file, or the folder of a run"
                .formatted(folder, RunFolder.HISTORY));
  }

  static Recorded file(Path file) {
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
      return new Recorded.OfRun(history, lines, contradiction(history).or(() -> problem));
    } catch (UnreadableRunException e) {
      var problem = Optional.of(new Problem(false, e.getMessage()));
      return new Recorded.OfRun(new History(events, false), lines, problem);
    } catch (UncheckedIOException e) {
      return nothing(HistoryFile.unreadable(file, e.getCause()));
    }
  }

  private static Recorded nothing(String what) {
    return new Recorded.Nothing(Optional.of(new Problem(false, what)));
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
