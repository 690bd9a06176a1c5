package loadbearing.harness.server;

import java.util.Optional;

/**
 * The operator's hand on one database that replicates; other databases are given by the names of
 * their nodes. What is done lasts when the server restarts.
 */
public interface Replica {
  /** It applies what it has received, follows nobody any more and takes writes. */
  void lead();

  /** It takes no more writes; what it had begun has ended. */
  void submit();

  /** It follows {@code source} from what it has. */
  void follow(String source);

  /** All it has is replaced by a copy of what {@code source} has. */
  void copy(String source);

  /** Transactions that it has and {@code source} lacks, in words; empty if none. */
  Optional<String> errant(String source);

  /** Waits until it has all that {@code source} has. */
  void catchUp(String source);

  /** What it has received, applied or not, as {@link #covers} reads it. */
  String received();

  /** Whether it has received all that another one has. */
  boolean covers(String received);

  /** Writes as its clients do; why it does not take that as a primary, or empty. */
  Optional<String> refusal();

  /** Whether it has the write of that key. */
  boolean has(String key);

  /** Why it does not follow {@code source} and have what was just written there, or empty. */
  Optional<String> estranged(String source);

  /** How many connections clients have to it. */
  long connections();
}
