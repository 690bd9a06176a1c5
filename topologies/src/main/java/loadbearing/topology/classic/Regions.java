package loadbearing.topology.classic;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What architectures of two regions have in common; users go in at the first. */
final class Regions {
  static final String EAST = Defaults.SITE;
  static final String WEST = "dc2";
  private static final int MOST = 2;

  /** How many replicas each region has. */
  static final Architecture.Setting REPLICAS =
      new Architecture.Setting("replicas", "1", "1 to " + MOST);

  private Regions() {}

  /** The replicas of a region and the balancer of its reads, which falls back on their source. */
  static void replicas(
      Draft draft, String reads, String site, String name, int count, String source) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("replicas must be 1 to %d, got %d".formatted(MOST, count));
    }
    var names = IntStream.rangeClosed(1, count).mapToObj(i -> name + i).toList();
    names.forEach(it -> draft.replica(it, site, source));
    draft.alike(name, names);
    draft.reads(reads, site, Stream.concat(names.stream(), Stream.of(source)).toList());
  }
}
