package loadbearing.harness.inject;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import loadbearing.fault.EdgeFault;
import loadbearing.fault.Fault;
import loadbearing.fault.LinkFault;
import loadbearing.fault.NodeFault;
import loadbearing.fault.SiteFault;
import loadbearing.fault.Spelling;
import loadbearing.fault.StreamFault;
import loadbearing.fault.Way;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.harness.inject.Reach.Result;
import loadbearing.harness.time.Time;
import loadbearing.topology.Edge;

/** What each fault does to a deployed topology and what proves it: the one switch over faults. */
final class Effects {
  /*
   * A look for silence takes all of its patience, so that is what a proof of silence lasts; it is
   * well below Planned.LEAST. A look for an answer may take longer, as nothing waits for it.
   */
  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final Duration ANSWER = Duration.ofSeconds(1);

  private static final Set<Result> NO_CONNECTION = EnumSet.of(Result.REFUSED, Result.UNREACHABLE);

  private final Control control;
  private final Proxies proxies;
  private final Time time;
  private final Shaping shaping;
  private final Places places;

  /**
   * @param time that passes between looks
   */
  Effects(Control control, Proxies proxies, Time time) {
    this.control = control;
    this.proxies = proxies;
    this.time = time;
    this.shaping = new Shaping(control, proxies);
    this.places = new Places(control, proxies, this::of);
  }

  Effect of(Fault fault) {
    return switch (fault) {
      case NodeFault.Kill kill ->
          node(kill.node(), control::kill, control::revive, EnumSet.of(Result.REFUSED));
      case NodeFault.Crash crash ->
          node(crash.node(), control::crash, control::boot, EnumSet.of(Result.UNREACHABLE));
      case NodeFault.Pause pause -> pause(pause.node());
      case NodeFault.Stop stop -> node(stop.node(), control::stop, control::boot, NO_CONNECTION);
      case NodeFault.Restart restart ->
          node(
              restart.node(),
              control::stop,
              control::boot,
              EnumSet.complementOf(EnumSet.of(Result.ANSWERED, Result.ERROR, Result.FAILED)));
      case NodeFault.Starve starve -> starve(starve);
      case EdgeFault.Cut cut -> cut(edge(cut), cut.way());
      case LinkFault.Cut cut -> places.cut(cut);
      case LinkFault.Slow slow -> places.slow(slow);
      case SiteFault.Lose lose -> places.lose(lose);
      case StreamFault.Slow slow -> slow(slow);
      case StreamFault.Throttle throttle -> shaping.throttle(edge(throttle), throttle);
      case StreamFault.Blackhole hole ->
          toxic(hole, "timeout", Map.of("timeout", 0L), unheard(hole.way()));
      case StreamFault.Timeout timeout -> timeout(timeout);
      case StreamFault.Reset reset ->
          toxic(reset, "reset_peer", Map.of("timeout", 0L), EnumSet.of(Result.CLOSED));
      case StreamFault.Slice slice -> shaping.slice(edge(slice), slice);
      case StreamFault.Limit limit -> shaping.limit(edge(limit), limit);
      case StreamFault.Refuse refuse -> refuse(edge(refuse));
      case Fault.Custom custom -> CustomFaults.of(custom).effect(control, custom);
    };
  }

  private interface Act {
    void on(String node);
  }

  private Effect node(String node, Act begin, Act heal, Set<Result> bitten) {
    return new Effect(
        () -> begin.on(node),
        () -> heal.on(node),
        () -> look(control.reach(node, SILENCE), bitten),
        () -> answered(node));
  }

  /** Frozen by the kernel's own account, and silent. */
  private Effect pause(String node) {
    return new Effect(
        () -> control.pause(node),
        () -> control.resume(node),
        () -> look(control.reach(node, SILENCE), EnumSet.of(Result.SILENT)).and(frozen(node, true)),
        () -> answered(node).and(frozen(node, false)));
  }

  private Sight frozen(String node, boolean wanted) {
    boolean frozen = control.isFrozen(node);
    return new Sight(
        frozen == wanted, frozen ? "its processes are frozen" : "its processes are not frozen");
  }

  private Effect starve(NodeFault.Starve starve) {
    var node = starve.node();
    double before = control.cap(node);
    var held = new Held(control, node, time);
    return new Effect(
        () -> {
          held.begins();
          control.cap(node, starve.cpus());
        },
        () -> control.cap(node, before),
        () -> held.sight().and(capped(node, starve.cpus())),
        () -> answered(node).and(capped(node, before)),
        () -> {
          held.before();
          return answered(node).and(capped(node, before));
        });
  }

  private Sight capped(String node, double wanted) {
    double found = control.cap(node);
    return new Sight(
        found == wanted || Math.abs(found - wanted) < 0.001,
        "limit in force %s cpus, wanted %s".formatted(found, wanted));
  }

  private Sight answered(String node) {
    return look(control.reach(node, ANSWER), EnumSet.of(Result.ANSWERED));
  }

  /**
   * The packets are dropped at the client, which is nearer to a proxy that may be on the edge;
   * users are no machine, so theirs are dropped at the server.
   */
  private Effect cut(Edge edge, Way way) {
    boolean users = control.topology().isUsers(edge.from());
    var at = users ? edge.to() : edge.from();
    var peer = users ? edge.from() : edge.to();
    var direction = users ? flow(way, way.hasRequests()) : flow(way, way.hasAnswers());
    return new Effect(
        () -> control.drop(at, peer, direction),
        () -> control.undrop(at, peer),
        () -> {
          var silence = look(control.reach(edge, SILENCE), EnumSet.of(Result.UNREACHABLE));
          return users ? silence.and(dropped(at, peer)) : silence;
        },
        () -> answered(edge));
  }

  /** Users stand elsewhere than our probe: it is their own packets that have to vanish. */
  private Sight dropped(String at, String peer) {
    long dropped = control.dropped(at, peer);
    return new Sight(dropped > 0, "%d packets of users' own were dropped".formatted(dropped));
  }

  private static Control.Direction flow(Way way, boolean incoming) {
    if (way == Way.BOTH) {
      return Control.Direction.BOTH;
    }
    return incoming ? Control.Direction.INCOMING : Control.Direction.OUTGOING;
  }

  private Effect slow(StreamFault.Slow slow) {
    var toxic = Toxic.latency(slow.way(), slow.latency(), slow.jitter());
    return new Lateness(control, edge(slow), slow.latency(), slow.jitter()).effect(proxies, toxic);
  }

  /** Before the close there is only silence, so the look has to outlast it, if that is feasible. */
  private Effect timeout(StreamFault.Timeout timeout) {
    boolean outlasts = timeout.after().compareTo(ANSWER) <= 0;
    var edge = edge(timeout);
    var toxic = new Toxic("timeout", timeout.way(), Map.of("timeout", timeout.after().toMillis()));
    var patience = outlasts ? timeout.after().plus(SILENCE) : SILENCE;
    var bitten = outlasts ? EnumSet.of(Result.CLOSED) : unheard(timeout.way());
    return toxic(
        edge, toxic, () -> look(control.reach(edge, patience), bitten), () -> answered(edge));
  }

  /** Where only answers vanish, a server that closes after its answer is seen to close. */
  private static Set<Result> unheard(Way way) {
    return way.hasRequests() ? EnumSet.of(Result.SILENT) : EnumSet.of(Result.SILENT, Result.CLOSED);
  }

  private Effect toxic(
      StreamFault fault, String type, Map<String, Long> attributes, Set<Result> bitten) {
    var edge = edge(fault);
    return toxic(
        edge,
        new Toxic(type, fault.way(), attributes),
        () -> look(control.reach(edge, SILENCE), bitten),
        () -> answered(edge));
  }

  private Effect toxic(Edge edge, Toxic toxic, Supplier<Sight> bites, Supplier<Sight> gone) {
    return new Effect(
        () -> proxies.add(edge.name(), toxic),
        () -> proxies.remove(edge.name(), toxic),
        () -> bites.get().and(listed(proxies, edge, toxic)),
        () -> gone.get().and(unlisted(proxies, edge, toxic)));
  }

  static Sight listed(Proxies proxies, Edge edge, Toxic toxic) {
    boolean listed = proxies.has(edge.name(), toxic);
    return new Sight(
        listed, "Toxiproxy %s %s".formatted(listed ? "lists" : "does not list", toxic.words()));
  }

  static Sight unlisted(Proxies proxies, Edge edge, Toxic toxic) {
    var listed = listed(proxies, edge, toxic);
    return new Sight(!listed.seen(), listed.words());
  }

  private Effect refuse(Edge edge) {
    return new Effect(
        () -> proxies.open(edge.name(), false),
        () -> proxies.open(edge.name(), true),
        () -> look(control.reach(edge, SILENCE), EnumSet.of(Result.REFUSED)),
        () -> answered(edge));
  }

  private Sight answered(Edge edge) {
    return look(control.reach(edge, ANSWER), EnumSet.of(Result.ANSWERED));
  }

  private Edge edge(EdgeFault fault) {
    return control.topology().edge(fault.edge());
  }

  private static Sight look(Reach reach, Set<Result> wanted) {
    boolean seen = wanted.contains(reach.result());
    return new Sight(seen, seen ? words(reach) : words(reach) + ", wanted " + wanted);
  }

  static String words(Reach reach) {
    return reach.isAnswered()
        ? "ANSWERED %s after connecting in %s"
            .formatted(Spelling.millis(reach.answered()), Spelling.millis(reach.connected()))
        : "%s after %s"
            .formatted(reach.result(), Spelling.millis(reach.connected().plus(reach.answered())));
  }
}
