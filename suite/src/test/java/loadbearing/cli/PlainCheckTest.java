package loadbearing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check with nothing but files does what the parsed command does. */
class PlainCheckTest {
  private static final String GOOD =
      "{:process 0, :type :invoke, :f :write, :value 1}{:process 0, :type :ok, :f :write, :value"
          + " 1}";
  private static final String BAD =
      GOOD
          + "{:process 0, :type :invoke, :f :read, :value nil}{:process 0, :type :ok, :f :read,"
          + " :value 7}";

  @Test
  void itSaysTheSameAndExitsTheSame(@TempDir Path folder) throws IOException {
    var good = Files.writeString(folder.resolve("good.edn"), GOOD).toString();
    var bad = Files.writeString(folder.resolve("bad.edn"), BAD).toString();
    var none = folder.resolve("none.edn").toString();

    assertThat(said("check", good)).isEqualTo(said("check", "--limit", "30s", good));
    assertThat(said("check", good, bad)).isEqualTo(said("check", "--limit", "30s", good, bad));
    assertThat(said("check", none)).isEqualTo(said("check", "--limit", "30s", none));
    assertThat(said("check", bad, "--json"))
        .isEqualTo(said("check", "--json", "--limit", "30s", bad));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"check", "check --json", "check --help", "check -h a", "check @a", "list a"})
  void whateverElseIsAskedForIsParsed(String line) {
    assertThat(PlainCheck.isMeantBy(line.split(" "))).isFalse();
  }

  /** Without the times, which no two runs share. */
  private static String said(String... arguments) {
    var out = new ByteArrayOutputStream();
    var code =
        Main.execute(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            arguments);
    return code + out.toString(StandardCharsets.UTF_8).replaceAll("[0-9]+\\.[0-9]+(E-[0-9]+)?", "");
  }
}
