package loadbearing.harness.inject;

import java.util.List;
import java.util.Optional;

/**
 * What an operator does to databases that replicate, and what tells whether it came about. Effects
 * have returned when they are done, and last when a server restarts; methods may be called from
 * several threads.
 */
public interface Replicas {
  /**
   * Makes a database a primary: it applies what it has received, follows nobody any more and takes
   * writes.
   */
  void lead(String node);

  /** Has a database take no more writes; what it had begun has ended. */
  void submit(String node);

  /** Has a database that takes no writes follow another one. */
  void follow(String node, String source);

  /** Replaces all that a database has by a copy of what another one has. */
  void copy(String node, String source);

  /** Transactions that {@code node} has and {@code source} lacks, in words; empty if none. */
  Optional<String> errant(String node, String source);

  /** Waits until a database has all that another one has. */
  void catchUp(String node, String source);

  /**
   * Which of these databases has received all that the others have; those that are away do not
   * count.
   */
  String best(List<String> nodes);

  /** Has a server that writes for users write to this database from now on. */
  void tell(String writer, String database);

  /**
   * Writes to a database as its clients do, past every proxy.
   *
   * @return why it does not take writes as a primary; empty if it does
   */
  Optional<String> refusal(String node);

  /**
   * Has a server that writes for users make a write, and looks for it in a database.
   *
   * @return why it was not acknowledged, or is not there; empty if it is
   */
  Optional<String> lost(String writer, String database);

  /** Why a database does not follow another one and have what was just written there, or empty. */
  Optional<String> estranged(String node, String source);
}
