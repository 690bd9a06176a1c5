package loadbearing.generator.gatling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import loadbearing.generator.LoadPlan;
import loadbearing.generator.Spool;
import loadbearing.history.Operation;

/**
 * A generator that ran in a process of its own, made of the jars that are shipped.
 *
 * @param code its exit code
 * @param lines its standard output
 * @param spool the record it left
 */
record Fork(int code, List<String> lines, Path spool) {
  private static final Path JARS = Path.of("target", "dist", "lib");
  private static final long PATIENCE_SECONDS = 60;

  static Fork run(LoadPlan plan, Path folder) throws IOException, InterruptedException {
    return run(plan, folder, folder.resolve("spool"));
  }

  static Fork run(LoadPlan plan, Path folder, Path spool) throws IOException, InterruptedException {
    var file = folder.resolve("plan.json");
    plan.write(file);
    return of(folder, spool, file.toString(), spool.toString());
  }

  static Fork of(Path folder, Path spool, String... arguments)
      throws IOException, InterruptedException {
    var out = folder.resolve("out").toFile();
    var log = folder.resolve("log").toFile();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        Stream.concat(
                Stream.of(
                    java,
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    JARS + "/*",
                    Generator.class.getName()),
                Arrays.stream(arguments))
            .toList();
    var process = new ProcessBuilder(command).redirectOutput(out).redirectError(log).start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    if (!ended) {
      throw new IllegalStateException(
          "generator still ran after %d s; its log: %s"
              .formatted(PATIENCE_SECONDS, Files.readString(log.toPath())));
    }
    return new Fork(
        process.exitValue(), Files.readAllLines(out.toPath(), StandardCharsets.UTF_8), spool);
  }

  /** The words of the line that begins with {@code first}. */
  List<String> words(String first) {
    var found = lines.stream().filter(line -> line.startsWith(first + " ")).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "expected one line beginning with '%s', found %s".formatted(first, lines));
    }
    return List.of(found.getFirst().split(" "));
  }

  List<Operation> operations() throws IOException {
    var operations = new ArrayList<Operation>();
    var contents = Spool.read(spool, operations::add);
    long said = Long.parseLong(words("time-zero").get(1));
    if (!contents.complete() || contents.timeZero() != said) {
      throw new IllegalStateException(
          "expected a complete spool of time zero %d, found %s".formatted(said, contents));
    }
    return operations;
  }
}
