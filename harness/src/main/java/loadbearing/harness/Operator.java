package loadbearing.harness;

import java.util.ServiceLoader;
import loadbearing.history.Script;

/**
 * Plays a plan's script while load runs; it begins at time zero and runs beside the schedule.
 * Operators are found by {@link ServiceLoader}.
 */
public interface Operator {
  /** Whether it knows how to play {@code script}. */
  boolean plays(Script script);

  /**
   * Plays.
   *
   * @throws InterruptedException if the run ends before the script does
   */
  void play(Script script, Stage stage) throws InterruptedException;

  /**
   * Who plays {@code script}.
   *
   * @throws IllegalArgumentException if nobody on the class path knows how to
   */
  static Operator of(Script script) {
    return ServiceLoader.load(Operator.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(operator -> operator.plays(script))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no operator on the class path can play the script %s".formatted(script)));
  }
}
