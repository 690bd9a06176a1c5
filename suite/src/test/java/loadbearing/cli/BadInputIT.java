package loadbearing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import loadbearing.harness.Home;
import loadbearing.harness.junit.LaboratoryExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says, as a process of its own, where the world around it is not right. */
@ExtendWith(LaboratoryExtension.class)
class BadInputIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"tcp://127.0.0.1:9", "unix:///nowhere/docker.sock"})
  void anEngineThatDoesNotAnswerIsNamed(String host) throws Exception {
    var ended = end(start(Map.of("DOCKER_HOST", host), List.of(), run()));

    assertThat(ended.code()).isEqualTo(Exit.ENVIRONMENT);
    assertThat(ended.err()).contains("no container engine answers at " + host, "ci/bootstrap");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void anImageThatIsMissingIsNamedBeforeAnythingStands() throws Exception {
    var property = List.of("-Dloadbearing.image.mysql=nosuch/image:1");

    var ended = end(start(Map.of(), property, run()));

    assertThat(ended.code()).isEqualTo(Exit.ENVIRONMENT);
    assertThat(ended.err()).contains("no image 'nosuch/image:1'", "ci/bootstrap");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void resultsThatCannotBeWrittenAreNamedBeforeAnythingStands() throws Exception {
    var file = Files.createFile(folder.resolve("file"));

    var ended = end(start(Map.of(), List.of(), "run", "A1", "--results", file.toString()));

    assertThat(ended.code()).isEqualTo(Exit.USAGE);
    assertThat(ended.err()).contains("runs cannot be stored in '" + file);
  }

  @ParameterizedTest
  @CsvSource({"INT,130,deploying", "TERM,143,deploying", "INT,130,warming up"})
  void whoeverIsInterruptedTakesAllOfItDownItself(String signal, int code, String stage)
      throws Exception {
    var process = start(Map.of(), List.of(), run());
    var said = new ArrayList<String>();
    var lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.contains(stage)) {
        break;
      }
    }
    assertThat(said).last().asString().contains(stage);

    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    assertThat(text(process.getInputStream())).isEmpty();
    assertThat(left(process.pid())).isEmpty();
  }

  private String[] run() {
    return new String[] {
      "run", "A1", "--for", "5s", "--json", "--results", folder.resolve("results").toString()
    };
  }

  private Process start(Map<String, String> environment, List<String> jvm, String... arguments)
      throws IOException {
    var command =
        Stream.of(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                List.of("-Dloadbearing.home=" + Home.find().root()),
                jvm,
                List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()),
                List.of(arguments))
            .flatMap(List::stream)
            .toList();
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private record Ended(int code, String out, String err) {}

  private static Ended end(Process process) throws Exception {
    var err = text(process.getErrorStream());
    var out = text(process.getInputStream());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out, err);
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Containers and networks that carry the label of that process. */
  private static List<String> left(long pid) throws IOException {
    List<String> left = new ArrayList<>();
    for (var list : List.of(List.of("ps", "-a"), List.of("network", "ls"))) {
      var command = new ArrayList<>(List.of("docker"));
      command.addAll(list);
      command.addAll(List.of("--format", "{{.ID}} {{.Label \"loadbearing.owner\"}}"));
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      text(process.getInputStream())
          .lines()
          .filter(line -> line.contains("/" + pid + "/"))
          .forEach(left::add);
    }
    return left;
  }
}
