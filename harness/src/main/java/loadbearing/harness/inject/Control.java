package loadbearing.harness.inject;

import java.time.Duration;
import java.util.Set;
import loadbearing.topology.Edge;
import loadbearing.topology.Link;
import loadbearing.topology.Topology;

/**
 * The hand on a deployed topology: what can be done to its nodes, and what can be asked of them.
 * Every effect has returned when it is done, and doing it twice is the same as doing it once.
 * Methods may be called from several threads.
 */
public interface Control {
  /** What stands up. */
  Topology topology();

  /**
   * Kills the server process with SIGKILL; the machine and its address stay, so connections are
   * refused.
   */
  void kill(String node);

  /** Starts the process that {@link #kill} ended, on the same machine with the same data. */
  void revive(String node);

  /**
   * The machine is gone: its packets are dropped first, so that nobody gets a goodbye, then it is
   * killed.
   */
  void crash(String node);

  /** Freezes every process; the kernel goes on accepting connections. */
  void pause(String node);

  /** Ends {@link #pause}. */
  void resume(String node);

  /** Asks the machine to shut down, and waits until it has. */
  void stop(String node);

  /**
   * Starts a machine that was crashed or stopped, with its addresses and its data; a running one is
   * left alone.
   */
  void boot(String node);

  /** Limits a node to {@code cpus} cores from now on; infinity takes the limit away. */
  void cap(String node, double cpus);

  /** The limit that is in force, in cores; infinity if none. */
  double cap(String node);

  /**
   * Drops packets between two nodes in {@code at}'s own network namespace. If the edge from {@code
   * at} to {@code peer} passes a proxy, the packets between {@code at} and that proxy's port are
   * meant. {@code peer} may be users, {@code at} may not.
   */
  void drop(String at, String peer, Direction direction);

  /**
   * Drops all packets that come from these sites over a link between two, also between machines
   * that no edge connects.
   */
  void part(Link link, Set<String> from);

  /** Ends every {@link #part} of a link. */
  void join(Link link);

  /** Ends every {@link #drop} at {@code at} that concerns {@code peer}. */
  void undrop(String at, String peer);

  /**
   * Runs a command on a node.
   *
   * @param patience for its end
   * @return what it said
   * @throws RuntimeException if it ended with another status than 0, or not in time
   */
  String run(String node, Duration patience, String... command);

  /**
   * Tries to use {@code edge} as its client does, through its proxy if it has one, from where the
   * client stands. Something is asked and the answer awaited (of a database: a login, not only its
   * greeting), so that a fault in either direction shows.
   */
  Reach reach(Edge edge, Duration patience);

  /** Tries to use {@code node} from the control container, past every proxy. */
  Reach reach(String node, Duration patience);

  /**
   * Asks the server of {@code edge} so often over one connection, from where its client stands and
   * through its proxy if it has one, and counts what comes back.
   *
   * @throws RuntimeException if nothing could be asked
   */
  Flow stream(Edge edge, int times, Duration patience);

  /**
   * Packets that the client of an edge, which passes a proxy, has sent over it since this was asked
   * first; those of probes too.
   */
  long packets(Edge edge);

  /** Packets of {@code peer}'s own, and those for it, that were dropped at {@code at}. */
  long dropped(String at, String peer);

  /** Whether the kernel has frozen every process of {@code node}. */
  boolean isFrozen(String node);

  /** Time that {@code node} was held back by its CPU limit since it started. */
  Duration throttled(String node);

  /** Which packets, seen from the node where they are dropped. */
  enum Direction {
    INCOMING,
    OUTGOING,
    BOTH
  }
}
