package loadbearing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import loadbearing.harness.host.DeploymentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says without a container engine. */
class MainTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frobnicate                                     | Unmatched argument",
        "run                                            | Missing required parameter",
        "run A99 --dry-run                              | no architecture 'A99'; there are [A1",
        "run A4 --dry-run --frob                        | Unknown option: '--frob'",
        "run A4 --dry-run --workload nope               | nope",
        "run A4 --dry-run --for 30                      | expected a time such as 30s",
        "run A4 --dry-run --users 3 --rate 4            | mutually exclusive",
        "run A4 --dry-run --fault kill_app9_at_1s_for_2s| app9",
        "run A4 --dry-run --fault melt_lb_at_1s_for_2s  | melt",
        "run A4 --dry-run --fault cut_lb->db_at_1s_for_2s | lb->db",
        "run A4 --dry-run --fault kill_app1_at_50s_for_2s | 30s",
        "show A4 --availability 2                       | an availability lies in [0, 1]",
        "claim Z9                                       | no claim 'Z9'; there are [B1",
        "judge /nowhere/at/all                          | /nowhere/at/all",
      })
  void wrongUsageIsExplainedOnceAndExitsWithTwo(String line, String message) {
    var said = new Said(line.strip().split(" +"));

    assertThat(said.code).isEqualTo(Exit.USAGE);
    assertThat(said.err).startsWith("loadbearing: ").contains(message);
    assertThat(said.out).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list --json",
        "show A9 --json",
        "run A9 --dry-run --json",
        "compare --quick --dry-run --json"
      })
  void jsonIsExactlyOneDocumentOnStandardOutput(String line) throws Exception {
    var said = new Said(line.split(" "));

    assertThat(said.code).isZero();
    try (var parser = new ObjectMapper().createParser(said.out)) {
      assertThat((Object) parser.readValueAsTree()).isNotNull();
      assertThat(parser.nextToken()).isNull();
    }
  }

  @Test
  void everyCommandExplainsItself() {
    for (var command : new String[] {"doctor", "clean", "list", "show", "up", "run", "claim"}) {
      assertThat(new Said(command, "--help").out).contains("Usage: loadbearing " + command);
    }
  }

  @Test
  void aReportOfAnEmptyFolderSaysWhatToRun(@TempDir Path folder) {
    var said = new Said("report", folder.toString());

    assertThat(said.code).isEqualTo(Exit.USAGE);
    assertThat(said.err).contains("no runs in").contains("loadbearing compare");
  }

  @Test
  void aFailureOfTheWorldIsNeverAVerdict() {
    assertThat(Exit.of(new UncheckedIOException("no room", new IOException("No space left"))))
        .isEqualTo(Exit.ENVIRONMENT);
    assertThat(Exit.of(new IllegalStateException("what"))).isEqualTo(Exit.ENVIRONMENT);
    assertThat(Exit.of(new NoSuchFileException("there"))).isEqualTo(Exit.USAGE);
  }

  @Test
  void aFailureIsToldWithItsCauseAndADefectIsCalledOne() {
    var refused = new UncheckedIOException("could not ask", new IOException("refused"));

    assertThat(Failure.words(refused)).isEqualTo("could not ask: refused");
    assertThat(Failure.words(new IllegalStateException("what")))
        .contains("IllegalStateException: what")
        .contains("defect of Loadbearing");
    assertThat(Failure.words(new DeploymentException("said", new IOException("404"))))
        .isEqualTo("said");
  }

  /** What one command said; underscores stand for blanks inside an argument. */
  private static final class Said {
    final String out;
    final String err;
    final int code;

    Said(String... arguments) {
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = arguments[i].replace('_', ' ');
      }
      code = Main.execute(print(out), print(err), arguments);
      this.out = out.toString(StandardCharsets.UTF_8);
      this.err = err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
      return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
  }
}
