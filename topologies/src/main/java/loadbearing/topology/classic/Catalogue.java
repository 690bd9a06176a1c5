package loadbearing.topology.classic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loadbearing.topology.Topology;
import loadbearing.topology.open.OpenCatalogue;

/**
 * The architectures there are: ours, in the order a system grows through them, then those that
 * {@link Architectures} add.
 */
public final class Catalogue {
  private static final OpenCatalogue<Architectures, Architecture> OPEN =
      new OpenCatalogue<>(
          Architectures.class, Architectures::architectures, it -> List.of(it.id(), it.name()));

  private Catalogue() {}

  /** Each architecture once. */
  public static List<Architecture> all() {
    return OPEN.with(Catalogue.class, classic());
  }

  /** Those that are always there. */
  public static List<Architecture> classic() {
    return List.of(
        SingleServer.ARCHITECTURE,
        SeparatedData.ARCHITECTURE,
        HorizontalScaling.ARCHITECTURE,
        MasterSlave.ARCHITECTURE,
        ReplicationTree.ARCHITECTURE,
        MasterMaster.ARCHITECTURE,
        SynchronousGroup.ARCHITECTURE,
        DatabasePerServer.ARCHITECTURE,
        RegionalReads.ARCHITECTURE,
        RegionalMasters.ARCHITECTURE);
  }

  /**
   * The topology that {@code words} name: an id or a name in upper or lower case, then settings, as
   * in {@code A4} or {@code A4:clones=3,balancing=leastconn}.
   *
   * @throws IllegalArgumentException for an unknown architecture or setting; it lists those there
   *     are
   */
  public static Topology topology(String words) {
    int colon = words.indexOf(':');
    return colon < 0
        ? architecture(words).topology()
        : architecture(words.substring(0, colon)).topology(settings(words.substring(colon + 1)));
  }

  private static Architecture architecture(String word) {
    return all().stream()
        .filter(entry -> entry.id().equalsIgnoreCase(word) || entry.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no architecture '%s'; there are %s"
                        .formatted(
                            word,
                            all().stream().map(a -> a.id() + " (" + a.name() + ")").toList())));
  }

  private static Map<String, String> settings(String text) {
    var settings = new LinkedHashMap<String, String>();
    for (var part : text.split(",")) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "expected setting=value after the colon, got '%s'; for example A4:clones=3"
                .formatted(part));
      }
      settings.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
    }
    return settings;
  }
}
