package loadbearing.topology.classic;

import java.util.List;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;

/** A1: one machine holds web server and database. */
public final class SingleServer {
  static final Architecture ARCHITECTURE =
      new Architecture("A1", "single server", List.of(), settings -> topology());

  private SingleServer() {}

  /** The architecture with one server named {@code server}. */
  public static Topology topology() {
    var server = Defaults.node("server", new Kind.SingleServer(), Zone.PUBLIC);
    return new Topology(
        "A1",
        "single server",
        "One machine holds web server and database.",
        List.of(Defaults.users(), server),
        List.of(new Edge("users", "server", Zone.PUBLIC, Defaults.all())));
  }
}
