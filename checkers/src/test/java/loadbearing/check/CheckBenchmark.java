package loadbearing.check;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Measures the checkers; not a test. Arguments: a folder of histories ({@code etcd/*.log}, {@code
 * kv/*.txt}, {@code cas-register/*.edn}, and {@code expected.tsv} with file and linearizable or
 * not), which may be left out.
 *
 * <p>Every set is checked again and again, in turn with the others, so that none has the warmer
 * machine; the last round counts.
 */
final class CheckBenchmark {
  private static final int ROUNDS = 12;
  private static final Check CHECK =
      new Check(CheckOptions.defaults().within(Duration.ofSeconds(120)), System::nanoTime);

  private CheckBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0) {
      folder(Path.of(arguments[0]));
    }
    large(1_000_000);
  }

  private static void folder(Path folder) throws IOException {
    var expected = new TreeMap<String, Boolean>();
    for (var line : Files.readAllLines(folder.resolve("expected.tsv"))) {
      var fields = line.split("\t");
      expected.put(fields[0], Boolean.valueOf(fields[1]));
    }
    for (var round = 1; round <= ROUNDS; round++) {
      var sets = new TreeMap<String, List<CheckResult>>();
      for (var file : expected.keySet()) {
        var result = CHECK.check(folder.resolve(file));
        sets.computeIfAbsent(file.substring(0, file.indexOf('/')), s -> new ArrayList<>())
            .add(result);
        var right = expected.get(file) ? CheckVerdict.OK : CheckVerdict.BAD;
        if (result.verdict() != right) {
          say("WRONG %s: %s, expected %s; %s", file, result.verdict(), right, result.why());
        }
        if (round == 1 && result.verdict() == CheckVerdict.BAD) {
          say("%s %s%n    %s", file, result.counterexample(), String.join("\n    ", result.why()));
        }
      }
      if (round == 1 || round == ROUNDS) {
        for (var set : sets.entrySet()) {
          figures("round %d, %s".formatted(round, set.getKey()), set.getValue());
        }
      }
    }
  }

  private static void figures(String name, List<CheckResult> results) {
    var read = results.stream().mapToDouble(CheckResult::readSeconds).sum();
    var check = results.stream().mapToDouble(CheckResult::checkSeconds).sum();
    var worst = results.stream().mapToDouble(CheckResult::checkSeconds).max().orElse(0);
    say(
        "%s: %d files, read %.1f ms, checked %.1f ms, worst %.1f ms",
        name, results.size(), read * 1e3, check * 1e3, worst * 1e3);
  }

  private static void large(int operations) throws IOException {
    var file = Files.createTempFile("register", ".edn");
    try {
      write(file, operations);
      for (var round = 1; round <= 5; round++) {
        var result = CHECK.check(file);
        var megabytes = Files.size(file) / 1e6;
        say(
            "%d operations, %.0f MB: %s, read %.2f s (%.0f MB/s), checked %.2f s",
            result.operations(),
            megabytes,
            result.verdict(),
            result.readSeconds(),
            megabytes / result.readSeconds(),
            result.checkSeconds());
      }
    } finally {
      Files.delete(file);
    }
  }

  /** Ten processes on one register, every other operation a write of a value of its own. */
  static void write(Path file, int operations) throws IOException {
    var random = new java.util.Random(1);
    var deeds = new String[10];
    var value = 0L;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      var called = 0;
      for (var open = 0; called < operations || open > 0; ) {
        var process = random.nextInt(10);
        if (deeds[process] == null && called < operations) {
          var isRead = random.nextBoolean();
          var written = isRead ? "nil" : String.valueOf(called + 1);
          var word = isRead ? "read" : "write";
          event(out, process, "invoke", word, written);
          if (!isRead) {
            value = called + 1;
          }
          deeds[process] = isRead ? "read " + value : "write " + written;
          called++;
          open++;
        } else if (deeds[process] != null) {
          var deed = deeds[process].split(" ");
          event(out, process, "ok", deed[0], deed[1]);
          deeds[process] = null;
          open--;
        }
      }
    }
  }

  private static void event(BufferedWriter out, int process, String type, String word, String value)
      throws IOException {
    out.write(
        "{:process "
            + process
            + ", :type :"
            + type
            + ", :f :"
            + word
            + ", :value "
            + value
            + "}\n");
  }

  private static void say(String line, Object... values) {
    System.out.println(line.formatted(values));
  }
}
