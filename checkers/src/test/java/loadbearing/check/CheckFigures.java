package loadbearing.check;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Operations.Kind;
import loadbearing.check.column.Scalars;
import loadbearing.check.linear.Limit;
import loadbearing.check.linear.Linear;
import loadbearing.check.txn.Level;
import loadbearing.check.txn.TransactionCheck;
import loadbearing.check.txn.TransactionSpeed;

/**
 * Writes the page of figures; not a test. Arguments: the page, a folder of etcd's logs, and
 * commands {@code name=command}, each run with all logs as its arguments. With one argument it is
 * the process that checks a file of so many register operations.
 */
final class CheckFigures {
  private static final int ROUNDS = 5;
  private static final int LARGE = 10_000_000;
  private static final int TRANSACTIONS = 1_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StringBuilder page = new StringBuilder();

  private CheckFigures() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 1) {
      large(Integer.parseInt(arguments[0]));
      return;
    }
    var figures = new CheckFigures();
    figures.head();
    figures.logs(Path.of(arguments[1]), List.of(arguments).subList(2, arguments.length));
    figures.transactions();
    figures.hard();
    figures.registers();
    Files.writeString(Path.of(arguments[0]), figures.page);
  }

  private void head() throws IOException {
    var cpu =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .orElse("processor: unknown");
    say("# Figures of the checkers\n");
    say("Written by `ci/figures` on %s; measure anew rather than edit.%n", today());
    say(
        "Machine: %d cores of%s, Java %s, `-Xmx4g -XX:+UseSerialGC`, one thread. Processor time is"
            + " that of the thread; what others did on the machine at the time makes it longer, not"
            + " shorter.%n",
        Runtime.getRuntime().availableProcessors(),
        cpu.substring(cpu.indexOf(':') + 1),
        Runtime.version());
    say("| what | figure |\n|---|---|");
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private void logs(Path folder, List<String> commands) throws Exception {
    List<Path> logs;
    try (var files = Files.list(folder)) {
      logs = files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
    var check =
        new Check(
            CheckOptions.defaults(), ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    Supplier<Double> once =
        () -> logs.stream().map(check::check).mapToDouble(CheckResult::checkSeconds).sum();
    row(
        "%d etcd logs, checked in a new process".formatted(logs.size()),
        "%.1f ms".formatted(once.get() * 1e3));
    row(
        "the same, warm: the best of %d rounds".formatted(4 * ROUNDS),
        "%.1f ms".formatted(best(4 * ROUNDS, once) * 1e3));
    for (var command : commands) {
      var name = command.substring(0, command.indexOf('='));
      var words = List.of(command.substring(command.indexOf('=') + 1).split(" "));
      row("%s: the %d logs, whole process".formatted(name, logs.size()), process(words, logs));
      row("%s: one log, whole process".formatted(name), process(words, logs.subList(0, 1)));
    }
  }

  /** The shortest time, and what the process said last if that tells times. */
  private static String process(List<String> words, List<Path> logs) throws Exception {
    List<String> all = new ArrayList<>(words);
    logs.forEach(log -> all.add(log.toString()));
    var best = Double.MAX_VALUE;
    var said = "";
    for (var i = 0; i < ROUNDS; i++) {
      var begin = System.nanoTime();
      var process = new ProcessBuilder(all).redirectErrorStream(true).start();
      var lines = new String(process.getInputStream().readAllBytes()).strip().lines().toList();
      process.waitFor();
      best = Math.min(best, (System.nanoTime() - begin) / 1e9);
      said = lines.getLast().startsWith("checked") ? "; " + lines.getLast() : "";
    }
    return "%.0f ms%s".formatted(best * 1e3, said);
  }

  private void transactions() {
    for (var isList : new boolean[] {true, false}) {
      var seconds = best(ROUNDS, () -> judged(isList));
      row(
          "%,d %s transactions at strict serializability, 20 processes"
              .formatted(TRANSACTIONS, isList ? "list-append" : "register"),
          "%,.0f a second of processor time".formatted(TRANSACTIONS / seconds));
    }
  }

  private static double judged(boolean isList) {
    var threads = ManagementFactory.getThreadMXBean();
    var history = TransactionSpeed.history(TRANSACTIONS, isList, false);
    var begin = threads.getCurrentThreadCpuTime();
    var judged = TransactionCheck.judge(history, new Scalars(), Level.STRICT_SERIALIZABLE);
    var end = threads.getCurrentThreadCpuTime();
    if (judged.isBad() || judged.isUndecided()) {
      throw new IllegalStateException("a good history was found to be " + judged.anomalies());
    }
    return (end - begin) / 1e9;
  }

  /** Few values, many open operations, compare-and-set: what makes the search long. */
  private void hard() {
    for (var processes : new int[] {10, 20, 40, 80}) {
      var limit = Limit.of(System::nanoTime, PATIENCE, Runtime.getRuntime().maxMemory() / 4);
      var history = hard(processes, 2_000);
      var begin = System.nanoTime();
      var found = Linear.decide(history, new long[1], new Scalars(), limit);
      var seconds = (System.nanoTime() - begin) / 1e9;
      row(
          "2,000 operations on one register of 5 values, %d at a time, each 20th never answered"
              .formatted(processes),
          found.answer().isPresent()
              ? "decided in %.2f s".formatted(seconds)
              : "undecided after %.0f s".formatted(seconds));
    }
  }

  private static Operations hard(int processes, int size) {
    var random = new Random(processes);
    var operations = new Operations();
    var open = new int[processes];
    var done = new boolean[processes];
    java.util.Arrays.fill(open, -1);
    var state = 0L;
    for (var time = 0L; operations.size() < size; time++) {
      var process = random.nextInt(processes);
      var index = open[process];
      if (index < 0) {
        var kind = List.of(Kind.READ, Kind.WRITE, Kind.COMPARE_AND_SET).get(random.nextInt(3));
        open[process] = operations.call(kind, time, 0, random.nextInt(5), random.nextInt(5), time);
        done[process] = false;
      } else if (!done[process]) {
        state = effect(operations, index, state);
        done[process] = true;
      } else {
        if (random.nextInt(20) > 0) {
          operations.complete(index, time, time);
        } else if (operations.kind(index) == Kind.READ) {
          operations.remove(index);
        }
        open[process] = -1;
      }
    }
    for (var process = 0; process < processes; process++) {
      if (open[process] >= 0 && operations.kind(open[process]) == Kind.READ) {
        operations.remove(open[process]);
      }
    }
    return operations;
  }

  private static long effect(Operations operations, int index, long state) {
    return switch (operations.kind(index)) {
      case READ -> {
        operations.returns(index, state);
        yield state;
      }
      case WRITE -> operations.value(index);
      case COMPARE_AND_SET -> {
        if (operations.value(index) == state) {
          yield operations.second(index);
        }
        operations.mismatched(index);
        yield state;
      }
      case MISMATCH, APPEND -> throw new IllegalStateException("there are none");
    };
  }

  private void registers() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var words =
        List.of(
            java,
            "-Xmx4g",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CheckFigures.class.getName(),
            Integer.toString(LARGE));
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes()).strip();
    row(
        "%,d register operations in a heap of 4 GiB".formatted(LARGE),
        process.waitFor() == 0 ? said : "failed: " + said.lines().findFirst().orElse(""));
  }

  private static void large(int operations) throws IOException {
    var file = Files.createTempFile("registers", ".edn");
    try {
      CheckBenchmark.write(file, operations);
      var result =
          new Check(CheckOptions.defaults().within(Duration.ofMinutes(5)), System::nanoTime)
              .check(file);
      System.out.printf(
          Locale.ROOT,
          "%s, a file of %,d MB, read in %.1f s, checked in %.1f s%n",
          result.verdict().word(),
          Files.size(file) / 1_000_000,
          result.readSeconds(),
          result.checkSeconds());
    } finally {
      Files.delete(file);
    }
  }

  private static double best(int rounds, Supplier<Double> seconds) {
    var best = Double.MAX_VALUE;
    for (var i = 0; i < rounds; i++) {
      best = Math.min(best, seconds.get());
    }
    return best;
  }

  private void row(String what, String figure) {
    System.out.println(what + ": " + figure);
    say("| %s | %s |", what, figure);
  }

  private void say(String line, Object... values) {
    page.append(line.formatted(values)).append('\n');
  }
}
