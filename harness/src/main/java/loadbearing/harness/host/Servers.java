package loadbearing.harness.host;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import loadbearing.generator.LoadPlan;
import loadbearing.harness.inject.Balancers;
import loadbearing.harness.inject.Control;
import loadbearing.harness.inject.Proxies;
import loadbearing.harness.inject.Replicas;
import loadbearing.harness.time.Clock;
import loadbearing.harness.time.Time;
import loadbearing.history.Event;
import loadbearing.history.Operation;
import loadbearing.topology.Topology;

/**
 * The servers of a topology that stands, and all that a run does with them. Closing heals
 * everything, then takes all of it down.
 */
public interface Servers extends AutoCloseable {
  /** What stands. */
  Topology topology();

  /** The time that it lives in. */
  Time time();

  /** The hand on its nodes. */
  Control control();

  /** What an operator can do to them. */
  Balancers balancers();

  /** What operators can do to databases that replicate. */
  Replicas replicas();

  /** The proxies on the edges that may be disturbed. */
  Proxies proxies();

  /** A connection to a database, past every proxy; the caller closes it. */
  Connection sql(String database);

  /** The operator's hand on a balancer. */
  Balancer balancer(String node);

  /** Where users go in, as this process reaches it. */
  URI entry();

  /** The image that each node really runs, by node, with its digest. */
  Map<String, String> images();

  /** The name of a node's container, for {@code docker exec}. */
  String container(String node);

  /**
   * Lets users begin; returns when they have.
   *
   * @param plan makes the plan for a target, {@code host:port}
   * @param progress seconds, and counts of what was OK, FAILED and UNKNOWN, once a second
   * @param operations told of every operation, by one thread at a time; as soon as it is known, so
   *     that not all are lost with this process
   */
  LoadUnderWay load(
      Function<String, LoadPlan> plan, Consumer<String> progress, Consumer<Operation> operations);

  /** Samples every server and this machine, and listens to what balancers think, until closed. */
  Watch watch(Clock clock, Consumer<Event> events);

  /** Gives every node its budget of CPU time. */
  void cap();

  /** How often each operation arrived at each node that writes it down, since it stands. */
  Map<String, Map<Long, Integer>> arrivals();

  /** Asks every database which writes it has. */
  void kept(Clock clock, Consumer<Event> events);

  /** Writes what every node said to {@code folder/<node>.log}. */
  void logs(Path folder);

  /**
   * Proves that all is as it was when this stood up: every node ready, every balancer sees all its
   * servers up, replicas caught up, no fault left.
   *
   * @throws DeploymentException naming what is not
   */
  void prove();

  /** Makes the data what it was when this stood up, in every store. */
  void restore();

  @Override
  void close();

  /** Observation that goes on until it is closed. */
  @FunctionalInterface
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
