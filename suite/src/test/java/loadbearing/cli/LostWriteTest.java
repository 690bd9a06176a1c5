package loadbearing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import loadbearing.harness.AfterRun;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.memory.MemoryHost;
import loadbearing.history.RunFolder;
import loadbearing.suite.Experiments;
import loadbearing.suite.Profile;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that no claim is about, as it is and with one write less. */
class LostWriteTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void oneAcknowledgedWriteThatIsMissingEndsWithOne() throws Exception {
    var run = run();

    var before = new Judged(run);
    forgetOneWrite(run.resolve(RunFolder.HISTORY));
    var after = new Judged(run);

    assertThat(before.code).isEqualTo(Exit.EXPECTED);
    assertThat(before.json.get("surprises")).isEmpty();
    assertThat(after.code).isEqualTo(Exit.UNEXPECTED);
    assertThat(after.json.get("surprises"))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.asText())
                    .startsWith("acknowledged writes are kept must not be REFUTED"));
  }

  @Test
  void whatProvesThatAWriteIsLostIsPrintedWhole() throws Exception {
    var run = run();
    forgetOneWrite(run.resolve(RunFolder.HISTORY));
    var out = new ByteArrayOutputStream();

    Main.execute(
        new PrintStream(out, true, StandardCharsets.UTF_8), System.err, "judge", run.toString());

    assertThat(evidence(new Judged(run)))
        .isNotEmpty()
        .allSatisfy(what -> assertThat(out.toString(StandardCharsets.UTF_8)).contains(what));
  }

  private static List<String> evidence(Judged judged) {
    return judged.json.get("findings").findParents("evidence").stream()
        .filter(finding -> finding.path("verdict").asText().equals("REFUTED"))
        .flatMap(finding -> finding.get("evidence").findValuesAsText("what").stream())
        .flatMap(what -> Stream.of(what.split("; ")))
        .toList();
  }

  @Test
  void aRunThatWasCutSaysAtWhichSecond() throws Exception {
    var run = run();
    var history = run.resolve(RunFolder.HISTORY);
    var lines = lines(history);
    write(history, lines.subList(0, lines.size() / 2));

    var judged = new Judged(run);

    assertThat(judged.code).isEqualTo(Exit.UNDECIDED);
    assertThat(judged.json.get("doubts").toString()).contains("the history breaks off at ");
    assertThat(judged.json.get("operations").asLong()).isPositive();
    assertThat(judged.json.get("findings").findValuesAsText("verdict")).doesNotContain("HOLDS");
  }

  private Path run() throws InterruptedException {
    var experiment = Experiments.tour(Catalogue.topology("A9"), List.of("replica1"), Profile.QUICK);
    try (var laboratory =
        new Laboratory(folder, Progress.silent(), AfterRun.NOTHING, MemoryHost::new)) {
      return folder.resolve("runs").resolve(laboratory.run(experiment).id());
    }
  }

  private static void forgetOneWrite(Path history) throws IOException {
    var lines = lines(history);
    long write =
        lines.stream()
            .filter(line -> line.path("action").asText().equals("profile.write"))
            .filter(line -> line.path("outcome").asText().equals("OK"))
            .filter(line -> line.path("called").asLong() > 0)
            .findFirst()
            .orElseThrow()
            .get("id")
            .asLong();
    lines.stream()
        .filter(line -> line.path("type").asText().equals("kept"))
        .filter(line -> line.path("database").asText().equals("primary"))
        .map(line -> (ArrayNode) line.get("operations"))
        .forEach(kept -> remove(kept, write));
    write(history, lines);
  }

  private static List<JsonNode> lines(Path history) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (var in = new GZIPInputStream(Files.newInputStream(history))) {
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }

  private static void write(Path history, List<JsonNode> lines) throws IOException {
    try (var out =
        new PrintStream(
            new GZIPOutputStream(Files.newOutputStream(history)), false, StandardCharsets.UTF_8)) {
      lines.forEach(line -> out.print(line + "\n"));
    }
  }

  private static void remove(ArrayNode ids, long id) {
    for (int i = ids.size() - 1; i >= 0; i--) {
      if (ids.get(i).asLong() == id) {
        ids.remove(i);
      }
    }
  }

  /** What {@code judge --json} said. */
  private static final class Judged {
    final int code;
    final JsonNode json;

    Judged(Path run) throws IOException {
      var out = new ByteArrayOutputStream();
      var print = new PrintStream(out, true, StandardCharsets.UTF_8);
      code = Main.execute(print, System.err, "judge", run.toString(), "--json");
      json = JSON.readTree(out.toByteArray());
    }
  }
}
