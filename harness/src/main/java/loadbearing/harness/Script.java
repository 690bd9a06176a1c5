package loadbearing.harness;

/** What an operator does while load runs; it begins at time zero and runs beside the schedule. */
@FunctionalInterface
public interface Script {
  /** Does nothing. */
  Script NONE = stage -> {};

  /**
   * Acts.
   *
   * @throws InterruptedException if the run ends before the script does
   */
  void play(Stage stage) throws InterruptedException;
}
