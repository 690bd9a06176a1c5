package loadbearing.check.linear;

import java.time.Duration;

/** Measures the decisions on large histories of one register; not a test. */
final class SearchBenchmark {
  private SearchBenchmark() {}

  public static void main(String[] arguments) {
    for (var round = 0; round < 2; round++) {
      for (var size : new int[] {1_000, 10_000, 100_000}) {
        for (var processes : new int[] {5, 10, 30, 100}) {
          measure("5 values", size, processes, 5, 0, false);
          measure("5 values, 2 % unknown", size, processes, 5, 0.02, false);
          measure("unique values, 2 % unknown", size, processes, 0, 0.02, false);
          if (size < 100_000) {
            measure("appends", size, processes, 0, 0, true);
            measure("appends, 2 % unknown", size, processes, 0, 0.02, true);
          }
        }
      }
    }
  }

  private static void measure(
      String name, int size, int processes, int values, double unknown, boolean strings) {
    for (var good = 0; good < 2; good++) {
      var simulated = new Simulated(1, size, processes, values, unknown, strings);
      var operations = good == 0 ? simulated.run() : simulated.broken();
      var begin = System.nanoTime();
      var limit = Limit.of(System::nanoTime, Duration.ofSeconds(10), 1L << 30);
      var result =
          Linear.decide(operations, new long[] {simulated.initial()}, simulated.scalars(), limit);
      System.out.printf(
          "%s, %d operations, %d processes, %s: %s in %.1f ms; proof of %d %s%n",
          name,
          size,
          processes,
          good == 0 ? "good" : "one read changed",
          result.answer().map(String::valueOf).orElse("unknown"),
          (System.nanoTime() - begin) / 1e6,
          result.others().size() + 1,
          result.why());
    }
  }
}
