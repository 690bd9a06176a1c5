package own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.cli.Main;
import org.junit.jupiter.api.Test;

/** The command line, as {@code ./loadbearing} starts it. */
class CommandsIT {
  @Test
  void listHasWhatIsOurs() throws Exception {
    assertThat(loadbearing("list")).contains("X1", "X2", "custom stuck on", "S1");
  }

  @Test
  void showDrawsTheArchitecture() throws Exception {
    assertThat(loadbearing("show", "X1")).contains("own replica", "replica");
  }

  @Test
  void aRunOfItCanBeForecast() throws Exception {
    assertThat(
            loadbearing(
                "run",
                "X1",
                "--dry-run",
                "--for",
                "10s",
                "--fault",
                "custom stuck on replica at 2s for 3s"))
        .contains("replica");
  }

  private static String loadbearing(String... arguments) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var start = List.of(java, "-cp", System.getProperty("java.class.path"), Main.class.getName());
    var process =
        new ProcessBuilder(Stream.concat(start.stream(), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }
}
