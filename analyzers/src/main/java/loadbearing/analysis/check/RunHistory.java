package loadbearing.analysis.check;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadbearing.history.Event;
import loadbearing.history.History;
import loadbearing.history.HistoryReader;
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
    return file(folder.resolve(RunFolder.HISTORY));
  }

  static Recorded file(Path file) {
    List<Event> events = new ArrayList<>();
    try (var reader = HistoryReader.open(file)) {
      reader.forEach(events::add);
      var problem = reader.breakage().map(what -> new Problem(true, file + ", " + what));
      return new Recorded.OfRun(new History(events, reader.isComplete()), problem);
    } catch (UnreadableRunException e) {
      var problem = Optional.of(new Problem(false, e.getMessage()));
      return new Recorded.OfRun(new History(events, false), problem);
    } catch (UncheckedIOException e) {
      var what = "%s: %s".formatted(e.getMessage(), e.getCause().getMessage());
      return new Recorded.Nothing(Optional.of(new Problem(false, what)));
    }
  }
}
