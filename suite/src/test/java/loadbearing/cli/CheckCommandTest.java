package loadbearing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What elle-cli is asked with its command line, a check is asked with the same. */
class CheckCommandTest {
  private static final String SKEWED =
      """
      {:process 0 :type :invoke :f :txn :value [[:r x nil] [:append y 1]]}
      {:process 1 :type :invoke :f :txn :value [[:r y nil] [:append x 1]]}
      {:process 0 :type :ok :f :txn :value [[:r x []] [:append y 1]]}
      {:process 1 :type :ok :f :txn :value [[:r y []] [:append x 1]]}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;
  private String file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("skewed.edn"), SKEWED).toString();
  }

  @Test
  void anomaliesAloneCountWhereNoLevelIsAskedFor() {
    assertThat(check("--anomalies", "G1a,G-single", file)).isZero();
    assertThat(check("-a", "G1a,G2", file)).isEqualTo(1);
    assertThat(check("-a", "G1a", "-c", "serializable", file)).isEqualTo(1);
    assertThat(check("-m", "list-append", file)).isEqualTo(1);
  }

  @Test
  void severalModelsAreAskedForAtOnce() {
    assertThat(check("--consistency-models", "PL-2,snapshot-isolation", file)).isZero();
    assertThat(check("-c", "PL-2,serializable", file)).isEqualTo(1);
  }

  @Test
  void aNameThatThereIsNotIsAnsweredWithTheNearest() {
    assertThat(check("-a", "G1z", file)).isNotIn(0, 1, 4);
    assertThat(said()).contains("did you mean 'G1");
    assertThat(check("-c", "snapshot-isolaton", file)).isNotIn(0, 1, 4);
    assertThat(said()).contains("did you mean 'snapshot-isolation'");
  }

  private int check(String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = "check";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.execute(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        all);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
  }
}
