package loadbearing.harness.memory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import loadbearing.harness.inject.Control;
import loadbearing.harness.inject.Flow;
import loadbearing.harness.inject.Proxies;
import loadbearing.harness.inject.Reach;
import loadbearing.harness.inject.Toxic;
import loadbearing.topology.Edge;
import loadbearing.topology.Link;
import loadbearing.topology.Node;
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
    CLUMSY,
    /** Faults that have a measure have half the effect. */
    HALF,
    /** Faults befall something else. */
    ASTRAY,
    /** Everything is broken already, until the first fault begins. */
    EARLY,
    /** From the first fault on no probe can be made. */
    BLIND,
    /** Nobody but probes uses anything. */
    IDLE
  }

  /** What a node needs, in cores. */
  private static final double USE = 0.5;

  private static final Duration MILLI = Duration.ofMillis(1);

  private final Topology topology;
  private final Manner manner;
  private final Wires wires;
  private final Map<String, Reach.Result> nodes = new HashMap<>();
  private final Map<String, Double> caps = new HashMap<>();
  private final Map<String, Direction> drops = new HashMap<>();
  private int heals;
  private boolean hasBroken;
  private long packets;
  private Duration throttled = Duration.ZERO;

  /** A whole world. */
  public World(Topology topology, Manner manner) {
    this.topology = topology;
    this.manner = manner;
    this.wires = new Wires(topology, manner);
  }

  /** Whether nothing is broken. */
  public synchronized boolean isWhole() {
    return nodes.isEmpty()
        && caps.values().stream().allMatch(cap -> cap >= 1)
        && wires.isWhole()
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

  private synchronized void breaks(Runnable effect) {
    hasBroken = true;
    if (manner != Manner.DEAF) {
      effect.run();
    }
    if (manner == Manner.FAILS) {
      throw new IllegalStateException("the engine does not answer");
    }
  }

  /** Whom a fault of {@code node} befalls. */
  private String hit(String node) {
    return manner != Manner.ASTRAY
        ? node
        : topology.servers().stream()
            .map(Node::name)
            .filter(other -> !other.equals(node))
            .findFirst()
            .orElseThrow();
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
    breaks(() -> nodes.put(hit(node), Reach.Result.REFUSED));
  }

  @Override
  public void revive(String node) {
    heals(() -> nodes.remove(hit(node)));
  }

  @Override
  public void crash(String node) {
    breaks(() -> nodes.put(hit(node), Reach.Result.UNREACHABLE));
  }

  @Override
  public void pause(String node) {
    breaks(() -> nodes.put(hit(node), Reach.Result.SILENT));
  }

  @Override
  public void resume(String node) {
    heals(() -> nodes.remove(hit(node)));
  }

  @Override
  public void stop(String node) {
    breaks(() -> nodes.put(hit(node), Reach.Result.UNREACHABLE));
  }

  @Override
  public void boot(String node) {
    heals(() -> nodes.remove(hit(node)));
  }

  @Override
  public String run(String node, Duration patience, String... command) {
    throw new UnsupportedOperationException("nodes in memory run no commands");
  }

  @Override
  public void cap(String node, double cpus) {
    if (cpus < 1) {
      breaks(() -> caps.put(hit(node), cpus));
    } else {
      heals(() -> caps.put(hit(node), cpus));
    }
  }

  @Override
  public synchronized double cap(String node) {
    return caps.getOrDefault(node, 1.0);
  }

  @Override
  public void drop(String at, String peer, Direction direction) {
    breaks(() -> drops.put(hit(at) + " " + peer, direction));
  }

  @Override
  public void part(Link link, Set<String> from) {
    breaks(
        () -> {
          for (var edge : topology.over(link)) {
            drops.put(hit(edge.from()) + " " + edge.to(), Direction.BOTH);
          }
        });
  }

  @Override
  public void join(Link link) {
    heals(
        () ->
            topology.over(link).forEach(edge -> drops.remove(hit(edge.from()) + " " + edge.to())));
  }

  @Override
  public void undrop(String at, String peer) {
    heals(() -> drops.remove(hit(at) + " " + peer));
  }

  @Override
  public synchronized Reach reach(Edge edge, Duration patience) {
    if (isOutOfReach()) {
      return reach(edge.to(), patience);
    }
    var from = edge.from() + " " + edge.to();
    var back = edge.to() + " " + edge.from();
    if (drops.containsKey(from) || drops.containsKey(back)) {
      return new Reach(Reach.Result.UNREACHABLE, patience, Duration.ZERO);
    }
    return wires.reach(edge, patience).orElseGet(() -> reach(edge.to(), patience));
  }

  @Override
  public synchronized Reach reach(String node, Duration patience) {
    var result =
        isOutOfReach()
            ? hasBroken ? Reach.Result.FAILED : Reach.Result.SILENT
            : nodes.getOrDefault(node, Reach.Result.ANSWERED);
    return new Reach(result, MILLI, MILLI);
  }

  private boolean isOutOfReach() {
    return hasBroken ? manner == Manner.BLIND : manner == Manner.EARLY;
  }

  @Override
  public synchronized long packets(Edge edge) {
    return manner == Manner.IDLE ? 0 : packets++;
  }

  @Override
  public synchronized long dropped(String at, String peer) {
    return manner != Manner.IDLE && drops.containsKey(at + " " + peer) ? ++packets : 0;
  }

  @Override
  public synchronized boolean isFrozen(String node) {
    return nodes.get(node) == Reach.Result.SILENT && manner != Manner.PRETENDS;
  }

  @Override
  public synchronized Duration throttled(String node) {
    if (hasBroken && manner == Manner.BLIND) {
      throw new IllegalStateException("the counters of '%s' cannot be read".formatted(node));
    }
    boolean bites = caps.getOrDefault(node, 1.0) < USE && manner != Manner.PRETENDS;
    if (bites || isOutOfReach()) {
      throttled = throttled.plus(Duration.ofMillis(manner == Manner.HALF ? 10 : 200));
    }
    return throttled;
  }

  @Override
  public synchronized Flow stream(Edge edge, int times, Duration patience) {
    if (!reach(edge, patience).isAnswered()) {
      throw new IllegalStateException("nothing could be asked over " + edge.name());
    }
    return wires.stream(edge, times, patience);
  }

  /** By how much an edge is late, in nanoseconds. */
  synchronized long delay(Edge edge) {
    return wires.delay(edge);
  }

  @Override
  public void add(String edge, Toxic toxic) {
    breaks(() -> wires.add(edge, toxic));
  }

  @Override
  public void remove(String edge, Toxic toxic) {
    heals(() -> wires.remove(edge, toxic));
  }

  @Override
  public boolean has(String edge, Toxic toxic) {
    return wires.has(edge, toxic);
  }

  @Override
  public void open(String edge, boolean open) {
    if (open) {
      heals(() -> wires.open(edge, true));
    } else {
      breaks(() -> wires.open(edge, false));
    }
  }

  @Override
  public boolean isOpen(String edge) {
    return wires.isOpen(edge);
  }
}
