package loadbearing.harness;

import java.net.URI;
import java.sql.Connection;
import java.util.Map;
import loadbearing.harness.inject.Control;
import loadbearing.harness.inject.Proxies;
import loadbearing.topology.Topology;

/** A topology that stands. Closing heals everything, then takes all of it down. */
public interface Deployment extends AutoCloseable {
  /** What stands. */
  Topology topology();

  /** The hand on its nodes. */
  Control control();

  /** A connection to a database, past every proxy; the caller closes it. */
  Connection sql(String database);

  /** The operator's hand on a balancer. */
  Balancer balancer(String node);

  /** Where users go in, as this process reaches it. */
  URI entry();

  /** The proxies on the edges that may be disturbed. */
  Proxies proxies();

  /** The image that each node really runs, by node, with its digest. */
  Map<String, String> images();

  /** The name of a node's container, for {@code docker exec}. */
  String container(String node);

  @Override
  void close();
}
