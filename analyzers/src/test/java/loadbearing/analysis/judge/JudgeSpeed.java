package loadbearing.analysis.judge;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Story;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.workload.Action;

/**
 * Measures how many operations a second each analyzer judges, as histories grow.
 *
 * <p>Run it by hand: {@code java -cp ... loadbearing.analysis.judge.JudgeSpeed [operations]}.
 */
final class JudgeSpeed {
  private static final int SECONDS = 300;

  private JudgeSpeed() {}

  public static void main(String[] arguments) {
    int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    for (int operations = most / 16; operations <= most; operations *= 4) {
      var run = run(operations);
      for (var entry : analyzers().entrySet()) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
          best = Math.min(best, seconds(entry.getValue(), run));
        }
        System.out.printf(
            "%,9d operations %-24s %6.2f s %,12.0f operations/s%n",
            operations, entry.getKey(), best, operations / best);
      }
    }
  }

  private static Map<String, Analyzer> analyzers() {
    return Judge.analyzers();
  }

  /** Five minutes of reads and writes of a hundred registers, with 15 kills and 20 windows. */
  private static Run run(int operations) {
    var random = new SplittableRandom(1);
    var story = Story.of("A9", SECONDS);
    var versions = new long[100];
    for (int i = 0; i < operations; i++) {
      double at = (double) i * (SECONDS - 1) / operations;
      int key = random.nextInt(versions.length);
      boolean write = random.nextInt(5) == 0;
      story.one(
          write ? Action.REGISTER_WRITE : Action.REGISTER_READ,
          "r" + key,
          at,
          at + 0.01,
          at % 20 < 1 ? Outcome.FAILED : Outcome.OK,
          write ? ++versions[key] : Math.max(0, versions[key] - random.nextInt(2)),
          "replica1");
    }
    for (int i = 0; i < 15; i++) {
      story.fault("kill primary at %ds for 5s".formatted(20 * i), 20 * i, 20 * i + 5);
      story.window(1 + i % 3, i / 3, 20 * i + 6, 20 * i + 18);
    }
    return story.run();
  }

  private static double seconds(Analyzer analyzer, Run run) {
    long start = System.nanoTime();
    analyzer.judge(run);
    return (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
  }
}
