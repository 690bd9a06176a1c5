package loadbearing.harness.inject;

import java.util.Map;
import java.util.Set;

/**
 * What an operator tells balancers about the nodes behind them, and what tells whether it came
 * about. Effects have returned when they are done; methods may be called from several threads.
 */
public interface Balancers {
  /** Has every balancer in front of a node give it no new requests. */
  void drain(String node);

  /** Ends {@link #drain}. */
  void add(String node);

  /** Has every balancer in front of a node keep all clients away from it. */
  void withdraw(String node);

  /** Ends {@link #withdraw}. */
  void restore(String node);

  /**
   * What every balancer in front of a node thinks of it, by balancer: {@code UP}, {@code DRAIN}.
   */
  Map<String, String> opinions(String node);

  /** Who answers when the balancers in front of a node are asked, a few times each. */
  Set<String> answering(String node);

  /** How many connections clients have to a database; 0 for what is none. */
  long connections(String node);

  /** How many requests arrived at a node since it stands. */
  long arrivals(String node);
}
