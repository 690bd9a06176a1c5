package loadbearing.topology;

import java.util.Set;

/**
 * One machine of a topology.
 *
 * @param name unique in its topology: lower-case letters and digits, starting with a letter
 * @param kind what it is
 * @param site the data centre it stands in
 * @param zones the network zones it joins; at least one
 * @param budget what it may use once it is warm
 */
public record Node(String name, Kind kind, String site, Set<Zone> zones, Budget budget) {
  public Node {
    if (!name.matches("[a-z][a-z0-9]*")) {
      throw new IllegalArgumentException(
          "node name '%s' must be lower-case letters and digits, starting with a letter"
              .formatted(name));
    }
    zones = Set.copyOf(zones);
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("node '%s' stands in no zone".formatted(name));
    }
  }
}
