package loadbearing.topology.classic;

import java.util.List;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;

/** A2: web server and database each have a machine of their own. */
public final class SeparatedData {
  static final Architecture ARCHITECTURE =
      new Architecture("A2", "separated data tier", List.of(), settings -> topology());

  private SeparatedData() {}

  /** The architecture with an app node {@code app}, which users ask, and {@code primary}. */
  public static Topology topology() {
    return new Topology(
        "A2",
        "separated data tier",
        "One app node and one database, each on a machine of its own.",
        List.of(
            Defaults.users(),
            Defaults.node("app", new Kind.AppNode(), Zone.PUBLIC, Zone.DATA),
            Defaults.database("primary", Kind.Role.PRIMARY)),
        List.of(
            new Edge("users", "app", Zone.PUBLIC, Defaults.all()),
            new Edge("app", "primary", Zone.DATA, Defaults.data(), new Purpose.Remembers())));
  }
}
