package loadbearing.workload.draw;

import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.function.LongSupplier;
import loadbearing.workload.Workload;

/**
 * Draws the steps of a transaction, as JSON text, over few registers and lists.
 *
 * <p>Three in ten read a register, wait, and write it, which is how updates get lost. The others
 * are two to four reads and writes at random; between two steps one in four waits, so that
 * transactions meet. One in twenty is told to abort at its end.
 */
final class Steps {
  private static final int LONGEST_PAUSE_MILLIS = 4;

  private final String isolation;
  private final int keys;
  private final SplittableRandom random;

  /** Gives each write a value of its own. */
  private final LongSupplier values;

  Steps(Workload workload, SplittableRandom random, LongSupplier values) {
    this.isolation = workload.isolation().word();
    this.keys = workload.keys();
    this.random = random;
    this.values = values;
  }

  /**
   * One transaction.
   *
   * @param generation which lists are in use
   */
  String draw(int generation) {
    var steps = new StringJoiner(",", "[", "]");
    if (random.nextInt(10) < 3) {
      readModifyWrite(steps);
    } else {
      anything(steps, generation);
    }
    return "{\"isolation\":\"%s\",\"abort\":%s,\"steps\":%s}"
        .formatted(isolation, random.nextInt(20) == 0, steps);
  }

  private void readModifyWrite(StringJoiner steps) {
    int key = random.nextInt(keys);
    steps.add("[\"r\",\"register\",\"%d\"]".formatted(key));
    pause(steps);
    steps.add(write(key));
  }

  private void anything(StringJoiner steps, int generation) {
    int count = random.nextInt(2, 5);
    for (int i = 0; i < count; i++) {
      if (i > 0 && random.nextInt(4) == 0) {
        pause(steps);
      }
      int key = random.nextInt(keys);
      steps.add(
          switch (random.nextInt(4)) {
            case 0 -> "[\"r\",\"register\",\"%d\"]".formatted(key);
            case 1 -> write(key);
            case 2 -> "[\"r\",\"list\",\"%d-%d\"]".formatted(generation, key);
            default ->
                "[\"append\",\"list\",\"%d-%d\",%d]".formatted(generation, key, values.getAsLong());
          });
    }
  }

  private String write(int key) {
    return "[\"w\",\"register\",\"%d\",%d]".formatted(key, values.getAsLong());
  }

  private void pause(StringJoiner steps) {
    steps.add("[\"pause\",%d]".formatted(random.nextInt(1, LONGEST_PAUSE_MILLIS + 1)));
  }
}
