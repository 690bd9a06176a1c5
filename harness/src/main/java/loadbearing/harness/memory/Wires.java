package loadbearing.harness.memory;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadbearing.harness.inject.Flow;
import loadbearing.harness.inject.Reach;
import loadbearing.harness.inject.Toxic;
import loadbearing.harness.memory.World.Manner;
import loadbearing.topology.Edge;
import loadbearing.topology.Topology;

/** The streams over the edges of a {@link World}, and what disturbs them. */
final class Wires {
  private static final Duration MILLI = Duration.ofMillis(1);

  /** What a stream carries in a second, in bytes, and in one piece. */
  private static final double BANDWIDTH = 2_000_000;

  private static final int PIECE = 15_000;
  private static final int ASKED = 1_500;

  private final Topology topology;
  private final Manner manner;
  private final Map<String, Toxic> toxics = new HashMap<>();
  private final Set<String> closed = new HashSet<>();

  Wires(Topology topology, Manner manner) {
    this.topology = topology;
    this.manner = manner;
  }

  synchronized boolean isWhole() {
    return toxics.isEmpty() && closed.isEmpty();
  }

  /** What comes of using an edge, if it is disturbed. */
  synchronized Optional<Reach> reach(Edge edge, Duration patience) {
    if (closed.contains(edge.name())) {
      return Optional.of(new Reach(Reach.Result.REFUSED, MILLI, Duration.ZERO));
    }
    var toxic = toxics.get(edge.name());
    return toxic == null || manner == Manner.PRETENDS
        ? Optional.empty()
        : Optional.of(through(toxic, patience));
  }

  private Reach through(Toxic toxic, Duration patience) {
    return switch (toxic.type()) {
      case "latency" ->
          new Reach(
              Reach.Result.ANSWERED,
              MILLI,
              MILLI.plus(
                  Duration.ofMillis(
                          toxic.attributes().get("latency") - toxic.attributes().get("jitter"))
                      .dividedBy(manner == Manner.HALF ? 2 : 1)));
      case "timeout" -> {
        long timeout = toxic.attributes().get("timeout");
        yield timeout == 0 || timeout > patience.toMillis()
            ? new Reach(Reach.Result.SILENT, MILLI, patience)
            : new Reach(Reach.Result.CLOSED, MILLI, Duration.ofMillis(timeout));
      }
      case "reset_peer" -> new Reach(Reach.Result.CLOSED, MILLI, MILLI);
      default -> new Reach(Reach.Result.ANSWERED, MILLI, MILLI);
    };
  }

  /** By how much an edge is late, in nanoseconds. */
  synchronized long delay(Edge edge) {
    var toxic = toxics.get(edge.name());
    return toxic == null || !toxic.type().equals("latency") || manner == Manner.PRETENDS
        ? 0
        : toxic.attributes().get("latency") * 1_000_000;
  }

  synchronized Flow stream(Edge edge, int times, Duration patience) {
    long bytes = (long) times * ASKED;
    var toxic = toxics.get(edge.name());
    if (toxic == null || manner == Manner.PRETENDS) {
      return new Flow(bytes, bytes, bytes / PIECE + 1, seconds(bytes / BANDWIDTH));
    }
    int part = manner == Manner.HALF ? 2 : 1;
    return switch (toxic.type()) {
      case "bandwidth" -> {
        double rate = toxic.attributes().get("rate") * 1000.0 * part;
        double took = Math.min(bytes / rate, patience.toMillis() / 1000.0);
        long got = (long) (rate * took);
        yield new Flow(bytes, got, got / PIECE + 1, seconds(took));
      }
      case "slicer" -> {
        long pieces = Math.max(1, bytes / (toxic.attributes().get("average_size") * part));
        double pause = toxic.attributes().get("delay") / 1e6;
        yield new Flow(bytes, bytes, pieces, seconds(bytes / BANDWIDTH + pieces * pause));
      }
      case "limit_data" -> {
        long got = Math.min(bytes, toxic.attributes().get("bytes") * part);
        yield new Flow(bytes, got, got / PIECE + 1, seconds(got / BANDWIDTH));
      }
      default -> new Flow(bytes, bytes, bytes / PIECE + 1, seconds(bytes / BANDWIDTH));
    };
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private String hit(String edge) {
    return manner != Manner.ASTRAY
        ? edge
        : topology.edges().stream()
            .map(Edge::name)
            .filter(other -> !other.equals(edge))
            .findFirst()
            .orElseThrow();
  }

  /** Disturbs an edge. */
  void add(String edge, Toxic toxic) {
    toxics.put(hit(edge), toxic);
  }

  void remove(String edge, Toxic toxic) {
    toxics.remove(hit(edge), toxic);
  }

  synchronized boolean has(String edge, Toxic toxic) {
    return toxic.equals(toxics.get(edge));
  }

  void open(String edge, boolean open) {
    if (open) {
      closed.remove(hit(edge));
    } else {
      closed.add(hit(edge));
    }
  }

  synchronized boolean isOpen(String edge) {
    return !closed.contains(edge);
  }
}
