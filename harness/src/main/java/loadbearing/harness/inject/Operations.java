package loadbearing.harness.inject;

import java.util.Map;
import java.util.Optional;

/**
 * What an operator does to servers that stand, and what tells whether it came about. Effects have
 * returned when they are done; methods may be called from several threads.
 */
public interface Operations {
  /**
   * Makes a replica a primary: it applies what it has received, follows nobody any more and takes
   * writes. It stays one when it restarts.
   */
  void promote(String node);

  /**
   * Writes to a database as its clients do, past every proxy.
   *
   * @return why it does not take writes as a primary; empty if it does
   */
  Optional<String> refusal(String node);

  /** Has every balancer in front of a node give it no new requests. */
  void drain(String node);

  /** Ends {@link #drain}. */
  void add(String node);

  /**
   * What every balancer in front of a node thinks of it, by balancer: {@code UP}, {@code DRAIN}.
   */
  Map<String, String> opinions(String node);

  /** How many requests arrived at a node since it stands. */
  long arrivals(String node);
}
