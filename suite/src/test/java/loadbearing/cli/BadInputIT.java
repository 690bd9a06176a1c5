package loadbearing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import loadbearing.harness.engine.Owner;
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
  /** A job in a shell's background ignores Ctrl-C, and all that it starts does too. */
  private static final List<String> HEEDING = List.of("env", "--default-signal=INT");

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
  void aReaperThatIsMissingIsNamedInOneLine() throws Exception {
    var ended = end(start(Map.of(), List.of("-Dloadbearing.image.reaper=nosuch/reaper:1"), run()));

    assertThat(ended.code()).isEqualTo(Exit.ENVIRONMENT);
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .contains("no image 'nosuch/reaper:1'", "ci/bootstrap");
  }

  @Test
  void aBaseImageWithoutItsServerIsNamedWithTheReasonAndNothingStays() throws Exception {
    var broken = "loadbearing/jre:latest";
    var process =
        start(Map.of(), List.of("-Dloadbearing.image.haproxy=" + broken), run("A4", "5s"));

    var ended = end(process);

    assertThat(ended.code()).isEqualTo(Exit.ENVIRONMENT);
    assertThat(ended.err())
        .contains("no image 'haproxy' can be made from [" + broken + "]", "not found");
    assertThat(left(process.pid())).isEmpty();
  }

  @Test
  void aDiskThatFillsUpWhileRecordingIsNamedAndTheRunIsVoid() throws Exception {
    var volume = "loadbearing-full-" + ProcessHandle.current().pid();
    var full = List.of("--opt", "type=tmpfs", "--opt", "device=tmpfs", "--opt", "o=size=64k");
    docker(Stream.concat(Stream.of("volume", "create", volume), full.stream()).toList());
    try {
      var process =
          start(
              Map.of(),
              List.of("-Dloadbearing.generator.volume=" + volume),
              run("A1", "20s", "--warm-up", "2s"));

      var ended = end(process);

      assertThat(ended.code()).isEqualTo(Exit.ENVIRONMENT);
      assertThat(ended.err().lines().toList())
          .last()
          .asString()
          .contains("disk full", "volume '" + volume + "'", "make room");
      assertThat(ended.out()).isEmpty();
      assertThat(left(process.pid())).isEmpty();
      var judged = end(start(Map.of(), List.of(), "judge", onlyRun().toString()));
      assertThat(judged.code()).isEqualTo(Exit.UNDECIDED);
      assertThat(judged.out()).contains("VOID");
    } finally {
      docker(List.of("volume", "rm", volume));
    }
  }

  /** A limit of the size of files stands for a disk that fills up: both refuse to write. */
  @Test
  void resultsThatTakeNoMoreAreNamedWithTheReason() throws Exception {
    var limit = List.of("bash", "-c", "ulimit -f 9 && exec \"$0\" \"$@\"");
    var process =
        start(Map.of(), limit, List.of("-XX:-UsePerfData"), run("A1", "3s", "--warm-up", "2s"));

    var ended = end(process);

    assertThat(ended.code()).isEqualTo(Exit.ENVIRONMENT);
    assertThat(ended.err().lines().toList())
        .last()
        .asString()
        .contains(onlyRun().toString(), "File too large", "make room");
    assertThat(left(process.pid())).isEmpty();
  }

  @Test
  void resultsThatCannotBeWrittenAreNamedBeforeAnythingStands() throws Exception {
    var file = Files.createFile(folder.resolve("file"));

    var ended = end(start(Map.of(), List.of(), "run", "A1", "--results", file.toString()));

    assertThat(ended.code()).isEqualTo(Exit.USAGE);
    assertThat(ended.err()).contains("runs cannot be stored in '" + file);
  }

  @ParameterizedTest
  @CsvSource({"INT,130,standing up", "TERM,143,standing up", "INT,130,warming up"})
  void whoeverIsInterruptedTakesAllOfItDownItself(String signal, int code, String stage)
      throws Exception {
    var process = start(Map.of(), List.of(), run());
    assertThat(await(process, stage)).last().asString().contains(stage);

    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    assertThat(text(process.getInputStream())).isEmpty();
    assertThat(left(process.pid())).isEmpty();
  }

  /** Those who are killed cannot; the reaper does it for them, and lets others alone. */
  @ParameterizedTest
  @CsvSource({"INT,130", "KILL,137"})
  void whoeverEndsDuringAFaultLeavesNothingAndAnotherKeepsItsOwn(String signal, int code)
      throws Exception {
    var other = neighbour();
    try {
      var fault = List.of("--warm-up", "2s", "--fault", "slow users->server by 50ms at 0s for 9s");
      var run = run("A1", "20s", fault.toArray(String[]::new));
      var process = start(Map.of(), List.of("-Dloadbearing.log=INFO"), run);
      assertThat(await(process, "fault 0 began")).last().asString().contains("fault 0 began");
      var volumes = volumes(process.pid());
      assertThat(volumes).isNotEmpty();

      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(code);
      assertThat(leftAfter(process.pid(), Duration.ofSeconds(30))).isEmpty();
      assertThat(docker(List.of("volume", "ls", "--quiet")).lines())
          .doesNotContainAnyElementsOf(volumes);
      assertThat(docker(List.of("ps", "-a", "--no-trunc", "--quiet")).lines()).contains(other);
    } finally {
      docker(List.of("rm", "--force", other));
    }
  }

  @Test
  void ofTwoSuitesTheSecondSaysWhyItWaitsAndBothFinish() throws Exception {
    var first = start(Map.of(), List.of(), run("A1", "3s", "--warm-up", "2s"));
    assertThat(await(first, "standing up")).last().asString().contains("standing up");

    var second = start(Map.of(), List.of(), run("A1", "3s", "--warm-up", "2s"));
    var said = await(second, "standing up");

    assertThat(said).anyMatch(line -> line.contains("waiting: another suite stands or measures"));
    for (var process : List.of(first, second)) {
      var ended = end(process);
      // Next to each other's start a run may well be void; it is never wrong.
      assertThat(ended.code()).isIn(Exit.EXPECTED, Exit.UNDECIDED);
      assertThat(ended.out()).contains("\"acknowledged writes are kept\"");
      assertThat(left(process.pid())).isEmpty();
    }
  }

  /** A container of another suite, this process, with a reaper's session of its own. */
  private static String neighbour() throws IOException {
    var owner = Owner.LABEL + "=" + Owner.self();
    var session = "org.testcontainers.sessionId=another";
    var image = "loadbearing/jre:latest";
    return docker(List.of("create", "--label", owner, "--label", session, image)).strip();
  }

  /** What is left of a process when {@code patience} is over, or as soon as nothing is. */
  private static List<String> leftAfter(long pid, Duration patience) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    var left = left(pid);
    while (!left.isEmpty() && System.nanoTime() < end) {
      new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
      left = left(pid);
    }
    return left;
  }

  /** The volumes that the containers of a process use. */
  private static List<String> volumes(long pid) throws IOException {
    var inspect =
        new ArrayList<>(List.of("inspect", "--format", "{{range .Mounts}}{{.Name}} {{end}}"));
    left(pid).stream().map(line -> line.split(" ")[0]).forEach(inspect::add);
    return docker(inspect)
        .lines()
        .map(String::strip)
        .filter(it -> it.matches("[0-9a-f]{64}"))
        .toList();
  }

  /** What a process says until it says {@code word}, or ends. */
  private static List<String> await(Process process, String word) throws IOException {
    var said = new ArrayList<String>();
    var lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.contains(word)) {
        break;
      }
    }
    return said;
  }

  private String[] run() {
    return run("A1", "5s");
  }

  private String[] run(String architecture, String time, String... more) {
    var results = folder.resolve("results").toString();
    return Stream.concat(
            Stream.of("run", architecture, "--for", time, "--json", "--results", results),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private Path onlyRun() throws IOException {
    try (var runs = Files.list(folder.resolve("results/runs"))) {
      return runs.toList().getFirst();
    }
  }

  private Process start(Map<String, String> environment, List<String> jvm, String... arguments)
      throws IOException {
    return start(environment, List.of(), jvm, arguments);
  }

  /** The command line's process, by way of {@code shell} where that is not empty. */
  private Process start(
      Map<String, String> environment, List<String> shell, List<String> jvm, String... arguments)
      throws IOException {
    var command =
        Stream.of(
                shell,
                HEEDING,
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
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
      var command = new ArrayList<>(list);
      command.addAll(List.of("--format", "{{.ID}} {{.Label \"%s\"}}".formatted(Owner.LABEL)));
      docker(command).lines().filter(line -> line.contains("/" + pid + "/")).forEach(left::add);
    }
    return left;
  }

  private static String docker(List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(arguments);
    return text(new ProcessBuilder(command).redirectErrorStream(true).start().getInputStream());
  }
}
