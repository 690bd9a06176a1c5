package loadbearing.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the documentation, on a history of its own. */
class LibraryTest {
  @Test
  void theHistoryIsSerializable(@TempDir Path folder) throws IOException {
    var history = "{:type :ok :value [[:append x 1]]} {:type :ok :value [[:r x [1]]]}";
    var file = Files.writeString(folder.resolve("history.edn"), history);
    var options = CheckOptions.defaults().promising("serializable");

    var result = new Check(options, System::nanoTime).check(file);

    assertEquals(CheckVerdict.OK, result.verdict(), () -> String.join("\n", result.why()));
  }
}
