package loadbearing.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.topology.Topology;

/**
 * What can break, as a value.
 *
 * <p>Every fault has {@link #words()}, from which {@link #parse} makes the same fault again.
 */
public sealed interface Fault extends Intervention {
  /**
   * What nobody can use while it lasts. Every judge and every report goes by this, so that a fault
   * is held against the same prediction everywhere.
   */
  Absence takesAway();

  @Override
  default String noun() {
    return "fault";
  }

  /**
   * Reads what {@link #words()} writes, and the other spellings that {@link Faults#all()} shows.
   *
   * @throws IllegalArgumentException naming what was expected, what was found and where
   */
  static Fault parse(String text) {
    var words = new Words(text);
    var fault = Grammar.fault(words);
    words.end();
    return fault;
  }

  /** A fault of a machine. */
  sealed interface OnNode extends Fault {
    /** The machine's name. */
    String node();

    /** The same fault of another machine. */
    OnNode onto(String other);

    @Override
    default Set<String> targets() {
      return Set.of(node());
    }

    /** The node: while its processes do not run, however that came to be, it serves nobody. */
    @Override
    default Absence takesAway() {
      return Absence.ofNode(node());
    }

    @Override
    default Optional<String> obstacle(Topology topology) {
      return Present.node(topology, node());
    }
  }

  /**
   * A fault of a link between two machines.
   *
   * <p>Where traffic vanishes or is refused the edge is away, whichever way is disturbed: without
   * the request nothing is done, without the answer nobody knows that it was. What vanishes only on
   * its way back may still have had its effect, which makes outcomes unknown and serves nobody. A
   * link that goes the other way between the two machines is an edge of its own and stays.
   */
  sealed interface OnEdge extends Fault {
    /** The edge's name, {@code app1->primary}. */
    String edge();

    /** Which of its traffic is disturbed. */
    Way way();

    @Override
    default Set<String> targets() {
      return Set.of(edge());
    }

    @Override
    default Absence takesAway() {
      return Absence.ofEdge(edge());
    }

    @Override
    default Optional<String> obstacle(Topology topology) {
      return Present.edge(topology, edge());
    }
  }

  /** A fault of the streams over an edge, made by Toxiproxy. */
  sealed interface OnStream extends OnEdge {
    @Override
    default boolean needsProxy() {
      return true;
    }
  }

  /** The server process dies; the machine stays, so connections are refused. Healed by a start. */
  record Kill(String node) implements OnNode {
    @Override
    public Kill onto(String other) {
      return new Kill(other);
    }

    @Override
    public String words() {
      return "kill " + node;
    }
  }

  /** The machine is gone without a goodbye: silence. Healed by booting it with its data. */
  record Crash(String node) implements OnNode {
    @Override
    public Crash onto(String other) {
      return new Crash(other);
    }

    @Override
    public String words() {
      return "crash " + node;
    }
  }

  /**
   * Every process is frozen: connections are accepted, nothing is answered. Who waits for an answer
   * has nothing of the connection, so the node is away.
   */
  record Pause(String node) implements OnNode {
    @Override
    public Pause onto(String other) {
      return new Pause(other);
    }

    @Override
    public String words() {
      return "pause " + node;
    }
  }

  /** The machine is shut down in good order, and booted when healed. */
  record Stop(String node) implements OnNode {
    @Override
    public Stop onto(String other) {
      return new Stop(other);
    }

    @Override
    public String words() {
      return "stop " + node;
    }
  }

  /**
   * The machine is shut down in good order, and booted as soon as it is seen to be away. Until it
   * is back it is as far away as one that was stopped.
   */
  record Restart(String node) implements OnNode {
    @Override
    public Restart onto(String other) {
      return new Restart(other);
    }

    @Override
    public String words() {
      return "restart " + node;
    }

    @Override
    public boolean isInstant() {
      return true;
    }
  }

  /**
   * The node gets less CPU than it needs.
   *
   * @param cpus what is left, in cores; at least 0.01, the engine's least
   */
  record Starve(String node, double cpus) implements OnNode {
    public Starve {
      Spelling.check(
          cpus >= 0.01 && Double.isFinite(cpus), "starve needs 0.01 cpus or more, got %s", cpus);
      Spelling.check(
          BigDecimal.valueOf(cpus).stripTrailingZeros().scale() <= 9,
          "starve takes billionths of a cpu, the engine's finest, got %s",
          cpus);
    }

    @Override
    public Starve onto(String other) {
      return new Starve(other, cpus);
    }

    /** Nothing: it serves as before, only slower. */
    @Override
    public Absence takesAway() {
      return Absence.none();
    }

    @Override
    public String words() {
      return "starve %s to %s cpus".formatted(node, Spelling.number(cpus));
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return Present.node(topology, node).or(() -> above(topology.server(node).budget().cpus()));
    }

    private Optional<String> above(double budget) {
      return cpus < budget
          ? Optional.empty()
          : Optional.of(
              "%s cpus take nothing away from '%s', whose budget is %s; take less"
                  .formatted(Spelling.number(cpus), node, Spelling.number(budget)));
    }
  }

  /** Packets are dropped: no goodbye, no refusal, and what was under way comes later. */
  record Cut(String edge, Way way) implements OnEdge {
    @Override
    public String words() {
      return "cut " + edge + Spelling.unless(Way.BOTH, way);
    }
  }

  /**
   * Every chunk arrives later; the connection itself is made as fast as ever. In both ways each
   * direction adds its own delay, so that an exchange takes twice as much longer.
   *
   * @param latency whole milliseconds, at least 1
   * @param jitter greatest deviation either way, uniform; whole milliseconds, 0 to {@code latency}
   */
  record Slow(String edge, Duration latency, Duration jitter, Way way) implements OnStream {
    public Slow {
      Spelling.checkMillis("latency", latency, 1);
      Spelling.checkMillis("jitter", jitter, 0);
      Spelling.check(
          jitter.compareTo(latency) <= 0,
          "jitter must not be above the latency of %s, got %s",
          Spelling.duration(latency),
          Spelling.duration(jitter));
    }

    /** Nothing: everything arrives, only later. */
    @Override
    public Absence takesAway() {
      return Absence.none();
    }

    @Override
    public String words() {
      var deviation = jitter.isZero() ? "" : "±" + Spelling.duration(jitter);
      return "slow %s by %s%s%s"
          .formatted(
              edge, Spelling.duration(latency), deviation, Spelling.unless(Way.ANSWERS, way));
    }
  }

  /**
   * Each connection gets less bandwidth.
   *
   * @param kilobytesPerSecond in 1000 bytes a second, each direction for itself; at least 1
   */
  record Throttle(String edge, long kilobytesPerSecond, Way way) implements OnStream {
    public Throttle {
      Spelling.check(
          kilobytesPerSecond >= 1, "throttle needs 1KB/s or more, got %s", kilobytesPerSecond);
    }

    /** Nothing: everything arrives, only later. */
    @Override
    public Absence takesAway() {
      return Absence.none();
    }

    @Override
    public String words() {
      return "throttle %s to %dKB/s%s"
          .formatted(edge, kilobytesPerSecond, Spelling.unless(Way.BOTH, way));
    }
  }

  /** Connections are made, and whatever is sent over them vanishes. */
  record Blackhole(String edge, Way way) implements OnStream {
    @Override
    public String words() {
      return "blackhole " + edge + Spelling.unless(Way.BOTH, way);
    }
  }

  /**
   * Whatever is sent vanishes, and the connection is closed after a silence. As with a blackhole
   * the edge is away; only how soon the client is told differs.
   *
   * @param after the silence; whole milliseconds, at least 1
   */
  record Timeout(String edge, Duration after, Way way) implements OnStream {
    public Timeout {
      Spelling.checkMillis("timeout", after, 1);
    }

    @Override
    public String words() {
      return "timeout %s after %s%s"
          .formatted(edge, Spelling.duration(after), Spelling.unless(Way.BOTH, way));
    }
  }

  /**
   * Connections are reset as soon as something is sent over them, so that none lasts to its first
   * answer.
   */
  record Reset(String edge, Way way) implements OnStream {
    @Override
    public String words() {
      return "reset " + edge + Spelling.unless(Way.BOTH, way);
    }
  }

  /**
   * Data arrives in small pieces.
   *
   * @param bytes size of a piece; at least 1
   * @param delay between two pieces, 0 or more, in whole microseconds
   */
  record Slice(String edge, long bytes, Duration delay, Way way) implements OnStream {
    public Slice {
      Spelling.check(bytes >= 1, "slice needs pieces of 1 byte or more, got %s", bytes);
      Spelling.check(
          !delay.isNegative() && delay.toNanos() % 1000 == 0,
          "slice needs a delay of 0 or more in whole microseconds, got %s",
          delay);
    }

    /** Nothing: everything arrives, only in pieces. */
    @Override
    public Absence takesAway() {
      return Absence.none();
    }

    @Override
    public String words() {
      return "slice %s into %d bytes every %s%s"
          .formatted(edge, bytes, Spelling.duration(delay), Spelling.unless(Way.BOTH, way));
    }
  }

  /**
   * Each connection is closed after so much data.
   *
   * @param bytes counted from the begin of the fault, each direction for itself; at least 1
   */
  record Limit(String edge, long bytes, Way way) implements OnStream {
    public Limit {
      Spelling.check(bytes >= 1, "limit needs 1 byte or more, got %s", bytes);
    }

    /** Nothing: a new connection carries as much again, so that what is smaller is served. */
    @Override
    public Absence takesAway() {
      return Absence.none();
    }

    @Override
    public String words() {
      return "limit %s after %d bytes%s".formatted(edge, bytes, Spelling.unless(Way.BOTH, way));
    }
  }

  /**
   * The one door for faults of other projects. What it does is known to whoever brings it; what it
   * takes away the line itself says, so that a stored run is judged without them.
   *
   * @param name by which the one who does it is found; one word
   * @param target the node or edge that breaks
   * @param arguments what else the one who does it has to know; words without spaces
   * @param isAway whether nobody can use the target while it lasts
   */
  record Custom(String name, String target, List<String> arguments, boolean isAway)
      implements Fault {
    private static final Set<String> TAKEN = Set.of("at", "taking");

    public Custom {
      Spelling.check(
          name.matches("[a-z][a-z0-9-]*"),
          "a custom fault is named by one word of small letters, digits and hyphens, got '%s'",
          name);
      arguments = List.copyOf(arguments);
      for (var word : arguments) {
        Spelling.check(
            word.matches("[\\p{L}\\d._:=/+,%-]+") && !TAKEN.contains(word),
            "a word for a custom fault has letters, digits and ._:=/+,%%- and is none of %s, got"
                + " '%s'",
            new TreeSet<>(TAKEN),
            word);
      }
    }

    @Override
    public Set<String> targets() {
      return Set.of(target);
    }

    @Override
    public Absence takesAway() {
      if (!isAway) {
        return Absence.none();
      }
      return isOnEdge() ? Absence.ofEdge(target) : Absence.ofNode(target);
    }

    /** Whether the target is an edge. */
    public boolean isOnEdge() {
      return target.contains("->");
    }

    @Override
    public String words() {
      return "custom %s on %s%s%s"
          .formatted(
              name,
              target,
              arguments.isEmpty() ? "" : " with " + String.join(" ", arguments),
              isAway ? " taking it away" : "");
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return isOnEdge() ? Present.edge(topology, target) : Present.node(topology, target);
    }
  }

  /**
   * The server's port is closed: new connections are refused, open ones end, so that none is left
   * to ask over.
   */
  record Refuse(String edge) implements OnStream {
    @Override
    public Way way() {
      return Way.BOTH;
    }

    @Override
    public String words() {
      return "refuse " + edge;
    }
  }
}
