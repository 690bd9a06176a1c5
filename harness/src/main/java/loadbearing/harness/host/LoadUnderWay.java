package loadbearing.harness.host;

import java.time.Duration;

/** Users at work. Closing stops listening to them; they end by their plan. */
public interface LoadUnderWay extends AutoCloseable {
  /** Time zero of the run, by the clock of its {@link Servers}. */
  long zero();

  /**
   * Throws if the load ended before its time.
   *
   * @throws DeploymentException with what it said last
   */
  void check();

  /**
   * Waits until all users are done, and all that they did was told of.
   *
   * @param patience after the last operation
   */
  void finish(Duration patience);

  @Override
  void close();
}
