package loadbearing.harness.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import loadbearing.history.Operation;

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
   * Waits until all users are done, and hands over what they did.
   *
   * @param patience after the last operation
   * @param folder where a record may lie meanwhile
   * @param operations told of every operation
   */
  void finish(Duration patience, Path folder, Consumer<Operation> operations);

  @Override
  void close();
}
