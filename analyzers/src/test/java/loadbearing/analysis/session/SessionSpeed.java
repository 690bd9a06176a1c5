package loadbearing.analysis.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.workload.Action;

/** How fast sessions are judged as histories grow: {@code main [sizes...]}. */
final class SessionSpeed {
  private static final int PROCESSES = 20;
  private static final int ROWS = 32;

  private SessionSpeed() {}

  public static void main(String[] sizes) {
    for (var round = 0; round < 5; round++) {
      for (var size : sizes) {
        var operations = history(Integer.parseInt(size));
        var begin = System.nanoTime();
        var sessions = Sessions.of(operations);
        var seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "%8d %7.3f s %10.0f/s broken reads %d%n",
            operations.size(),
            seconds,
            operations.size() / seconds,
            sessions.of(Guarantee.MONOTONIC_READS).broken());
      }
    }
  }

  private static List<Operation> history(int size) {
    var random = new Random(7);
    var path = new Path("app1", "dc1", "primary", "1");
    var versions = new long[ROWS];
    var operations = new ArrayList<Operation>(size);
    for (var i = 0; i < size; i++) {
      var row = random.nextInt(ROWS);
      var isWrite = random.nextBoolean();
      var version = isWrite ? ++versions[row] : Math.max(0, versions[row] - random.nextInt(2));
      operations.add(
          new Operation(
              i,
              i % PROCESSES,
              isWrite ? Action.REGISTER_WRITE : Action.REGISTER_READ,
              "k" + row,
              "7",
              version == 0 ? "null" : "7",
              Outcome.OK,
              10L * i,
              10L * i,
              10L * i + 10 * PROCESSES - 5,
              path,
              version,
              200,
              ""));
    }
    return operations;
  }
}
