package loadbearing.topology.classic;

import java.util.List;
import loadbearing.topology.Balancing;
import loadbearing.topology.Topology;

/** The architectures there are, in the order a system grows through them. */
public final class Catalogue {
  private Catalogue() {}

  /** Each architecture once, with default settings. */
  public static List<Topology> all() {
    return List.of(
        SingleServer.topology(),
        HorizontalScaling.topology(2, Balancing.ROUNDROBIN),
        MasterSlave.topology(2, Balancing.ROUNDROBIN));
  }

  /** The architecture of that id or name, upper or lower case; the error lists those there are. */
  public static Topology of(String word) {
    return all().stream()
        .filter(
            topology ->
                topology.id().equalsIgnoreCase(word) || topology.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no architecture '%s'; there are %s"
                        .formatted(
                            word,
                            all().stream().map(t -> t.id() + " (" + t.name() + ")").toList())));
  }
}
