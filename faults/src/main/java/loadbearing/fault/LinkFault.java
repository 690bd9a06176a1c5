package loadbearing.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.topology.Edge;
import loadbearing.topology.Topology;

/** A fault of all that goes over the link between two sites. */
public sealed interface LinkFault extends Fault {
  /** The link's name, {@code dc1--dc2}. */
  String link();

  /** What comes from these sites is disturbed: one of the link's, or both. */
  Set<String> from();

  @Override
  default Set<String> targets() {
    return Set.of(link());
  }

  @Override
  default Set<String> touches(Topology topology) {
    Set<String> touched = new TreeSet<>(targets());
    topology.over(topology.link(link())).stream().map(Edge::name).forEach(touched::add);
    return touched;
  }

  @Override
  default Optional<String> obstacle(Topology topology) {
    return Present.link(topology, link()).or(() -> unused(topology));
  }

  private Optional<String> unused(Topology topology) {
    return topology.over(topology.link(link())).isEmpty()
        ? Optional.of("no edge passes '%s', so that nobody would notice".formatted(link()))
        : Optional.empty();
  }

  /** Both ends of a link, by its name. */
  static Set<String> ends(String link) {
    return Set.copyOf(Arrays.asList(link.split("--")));
  }

  private static Set<String> checked(String link, Set<String> from) {
    Spelling.check(
        !from.isEmpty() && ends(link).containsAll(from),
        "what goes over %s comes from one of %s, got %s",
        link,
        new TreeSet<>(ends(link)),
        from);
    return Set.copyOf(from);
  }

  private static String words(String link, Set<String> from) {
    return from.equals(ends(link)) ? "" : " from " + from.iterator().next();
  }

  /** Packets are dropped, also between machines that no edge connects. */
  record Cut(String link, Set<String> from) implements LinkFault {
    public Cut {
      from = checked(link, from);
    }

    /** The link, also if one way is cut: an answer is lost with its request or by itself. */
    @Override
    public Absence takesAway() {
      return Absence.ofPlace(link);
    }

    @Override
    public String words() {
      return "cut " + link + LinkFault.words(link, from);
    }
  }

  /**
   * Every chunk over the link arrives later, of requests and of answers: whatever comes from these
   * sites.
   *
   * @param latency whole milliseconds, at least 1
   * @param jitter greatest deviation either way, uniform; whole milliseconds, 0 to {@code latency}
   */
  record Slow(String link, Duration latency, Duration jitter, Set<String> from)
      implements LinkFault {
    public Slow {
      from = checked(link, from);
      StreamFault.checkLatency(latency, jitter);
    }

    @Override
    public boolean needsProxy() {
      return true;
    }

    /** Nothing: everything arrives, only later. */
    @Override
    public Absence takesAway() {
      return Absence.none();
    }

    @Override
    public String words() {
      return "slow %s by %s%s"
          .formatted(link, StreamFault.words(latency, jitter), LinkFault.words(link, from));
    }
  }
}
