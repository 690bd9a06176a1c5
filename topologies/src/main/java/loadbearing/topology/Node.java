package loadbearing.topology;

import java.util.Set;

/**
 * One machine of a topology, or a group of its users.
 *
 * @param name unique in its topology: lower-case letters and digits, starting with a letter
 * @param kind what it is
 * @param site the data centre it stands in
 * @param zones the network zones it joins; at least one
 * @param budget what it may use once it is warm
 */
public record Node(String name, Kind kind, String site, Set<Zone> zones, Budget budget) {
  public Node {
    Names.check("node", name);
    Names.check("site", site);
    zones = Set.copyOf(zones);
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("node '%s' stands in no zone".formatted(name));
    }
  }

  /** Users at {@code site}, where the rest of the world is: they have no budget to keep to. */
  public static Node users(String name, Kind.Users kind, String site) {
    return new Node(name, kind, site, Set.of(Zone.PUBLIC), Budget.UNLIMITED);
  }

  /** The same node with another budget. */
  public Node with(Budget budget) {
    return new Node(name, kind, site, zones, budget);
  }

  /** Whether these are users, and not one of the machines. */
  public boolean isUsers() {
    return kind instanceof Kind.Users;
  }
}
