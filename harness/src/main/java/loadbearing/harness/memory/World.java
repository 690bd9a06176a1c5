package loadbearing.harness.memory;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import loadbearing.harness.inject.Control;
import loadbearing.harness.inject.Proxies;
import loadbearing.harness.inject.Reach;
import loadbearing.harness.inject.Toxic;
import loadbearing.topology.Edge;
import loadbearing.topology.Topology;

/** Something deployed, in memory: it obeys, or it only pretends to. */
public class World implements Control, Proxies {
  /** How honest it is. */
  public enum Manner {
    /** It does what it is told. */
    OBEYS,
    /** Faults have no effect at all. */
    DEAF,
    /** Proxies list their toxics, and streams flow as ever. */
    PRETENDS,
    /** What broke stays broken. */
    STUBBORN,
    /** Faults fail half way through. */
    FAILS,
    /** Healing fails the first time. */
    CLUMSY
  }

  private static final Duration MILLI = Duration.ofMillis(1);

  private final Topology topology;
  private final Manner manner;
  private final Map<String, Reach.Result> nodes = new HashMap<>();
  private final Map<String, Double> caps = new HashMap<>();
  private final Map<String, Toxic> toxics = new HashMap<>();
  private final Set<String> closed = new HashSet<>();
  private final Map<String, Direction> drops = new HashMap<>();
  private int heals;

  /** A whole world. */
  public World(Topology topology, Manner manner) {
    this.topology = topology;
    this.manner = manner;
  }

  /** Whether nothing is broken. */
  public synchronized boolean isWhole() {
    return nodes.isEmpty()
        && caps.values().stream().allMatch(cap -> cap >= 1)
        && toxics.isEmpty()
        && closed.isEmpty()
        && drops.isEmpty();
  }

  /** How often something was to be healed. */
  public synchronized int heals() {
    return heals;
  }

  /** What is dropped, by the two nodes. */
  public synchronized Map<String, Direction> drops() {
    return Map.copyOf(drops);
  }

  /** By how much an edge is late, in nanoseconds. */
  synchronized long delay(Edge edge) {
    var toxic = toxics.get(edge.name());
    return toxic == null || !toxic.type().equals("latency") || manner == Manner.PRETENDS
        ? 0
        : toxic.attributes().get("latency") * 1_000_000;
  }

  private synchronized void breaks(Runnable effect) {
    if (manner != Manner.DEAF) {
      effect.run();
    }
    if (manner == Manner.FAILS) {
      throw new IllegalStateException("the engine does not answer");
    }
  }

  private synchronized void heals(Runnable effect) {
    heals++;
    if (manner == Manner.CLUMSY && heals == 1) {
      throw new IllegalStateException("the engine is busy");
    }
    if (manner != Manner.STUBBORN) {
      effect.run();
    }
  }

  @Override
  public Topology topology() {
    return topology;
  }

  @Override
  public void kill(String node) {
    breaks(() -> nodes.put(node, Reach.Result.REFUSED));
  }

  @Override
  public void revive(String node) {
    heals(() -> nodes.remove(node));
  }

  @Override
  public void crash(String node) {
    breaks(() -> nodes.put(node, Reach.Result.UNREACHABLE));
  }

  @Override
  public void pause(String node) {
    breaks(() -> nodes.put(node, Reach.Result.SILENT));
  }

  @Override
  public void resume(String node) {
    heals(() -> nodes.remove(node));
  }

  @Override
  public void stop(String node) {
    breaks(() -> nodes.put(node, Reach.Result.UNREACHABLE));
  }

  @Override
  public void boot(String node) {
    heals(() -> nodes.remove(node));
  }

  @Override
  public String run(String node, Duration patience, String... command) {
    throw new UnsupportedOperationException("nodes in memory run no commands");
  }

  @Override
  public void cap(String node, double cpus) {
    if (cpus < 1) {
      breaks(() -> caps.put(node, cpus));
    } else {
      heals(() -> caps.put(node, cpus));
    }
  }

  @Override
  public synchronized double cap(String node) {
    return caps.getOrDefault(node, 1.0);
  }

  @Override
  public void drop(String at, String peer, Direction direction) {
    breaks(() -> drops.put(at + " " + peer, direction));
  }

  @Override
  public void undrop(String at, String peer) {
    heals(() -> drops.remove(at + " " + peer));
  }

  @Override
  public synchronized Reach reach(Edge edge, Duration patience) {
    var from = edge.from() + " " + edge.to();
    var back = edge.to() + " " + edge.from();
    if (drops.containsKey(from) || drops.containsKey(back)) {
      return new Reach(Reach.Result.UNREACHABLE, patience, Duration.ZERO);
    }
    if (closed.contains(edge.name())) {
      return new Reach(Reach.Result.REFUSED, MILLI, Duration.ZERO);
    }
    var toxic = toxics.get(edge.name());
    return toxic == null || manner == Manner.PRETENDS
        ? reach(edge.to(), patience)
        : through(toxic, patience);
  }

  private Reach through(Toxic toxic, Duration patience) {
    return switch (toxic.type()) {
      case "latency" ->
          new Reach(
              Reach.Result.ANSWERED,
              MILLI,
              Duration.ofMillis(
                  toxic.attributes().get("latency") - toxic.attributes().get("jitter")));
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

  @Override
  public synchronized Reach reach(String node, Duration patience) {
    var result = nodes.getOrDefault(node, Reach.Result.ANSWERED);
    return new Reach(result, MILLI, MILLI);
  }

  @Override
  public Duration throttled(String node) {
    return Duration.ZERO;
  }

  @Override
  public void add(String edge, Toxic toxic) {
    breaks(() -> toxics.put(edge, toxic));
  }

  @Override
  public void remove(String edge, Toxic toxic) {
    heals(() -> toxics.remove(edge, toxic));
  }

  @Override
  public synchronized boolean has(String edge, Toxic toxic) {
    return toxic.equals(toxics.get(edge));
  }

  @Override
  public void open(String edge, boolean open) {
    if (open) {
      heals(() -> closed.remove(edge));
    } else {
      breaks(() -> closed.add(edge));
    }
  }

  @Override
  public synchronized boolean isOpen(String edge) {
    return !closed.contains(edge);
  }
}
