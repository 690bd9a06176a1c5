package loadbearing.harness.inject;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import loadbearing.fault.StreamFault;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.topology.Edge;

/**
 * Faults that let a stream go on in another shape. Each is measured over the very edge, before it
 * begins and while it is at work, and bites only if the difference is what it is to make and others
 * use the edge.
 */
final class Shaping {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int BULK = 1500;
  private static final int FEW = 4;
  private static final int MANY = 150;

  /** A rate is measured over half a second of it, and from outside. */
  private static final double SECONDS = 0.5;

  private static final double TOLERANCE = 1.3;

  /** Without a fault it goes so many times faster at least, or the fault takes nothing away. */
  private static final double FASTER = 2;

  private final Control control;
  private final Proxies proxies;

  Shaping(Control control, Proxies proxies) {
    this.control = control;
    this.proxies = proxies;
  }

  Effect throttle(Edge edge, StreamFault.Throttle fault) {
    double most = fault.kilobytesPerSecond() * 1000.0;
    var toxic = new Toxic("bandwidth", fault.way(), Map.of("rate", fault.kilobytesPerSecond()));
    return of(
        edge,
        toxic,
        asks(most * SECONDS),
        (usual, now) -> {
          double before = usual.rate(fault.way(), usual);
          double after = now.rate(fault.way(), usual);
          return new Sight(
              before >= FASTER * most && after <= TOLERANCE * most,
              "%.1f KB/s, before it %.1f KB/s, wanted %.1f KB/s or less of %.1f or more"
                  .formatted(
                      after / 1000, before / 1000, TOLERANCE * most / 1000, FASTER * most / 1000));
        });
  }

  /** Pieces are seen where answers are read; of requests only the pauses between them. */
  Effect slice(Edge edge, StreamFault.Slice fault) {
    var toxic =
        new Toxic(
            "slicer",
            fault.way(),
            Map.of(
                "average_size",
                fault.bytes(),
                "size_variation",
                0L,
                "delay",
                fault.delay().toNanos() / 1_000));
    return of(
        edge,
        toxic,
        asks(20.0 * fault.bytes()),
        (usual, now) ->
            fault.way().hasAnswers() ? pieces(fault, usual, now) : pauses(fault, usual, now));
  }

  private static Sight pieces(StreamFault.Slice fault, Flow usual, Flow now) {
    return new Sight(
        now.received() > 0
            && now.piece() <= TOLERANCE * fault.bytes()
            && usual.piece() > TOLERANCE * fault.bytes(),
        "pieces of %.0f bytes, before it of %.0f, wanted %d"
            .formatted(now.piece(), usual.piece(), fault.bytes()));
  }

  private static Sight pauses(StreamFault.Slice fault, Flow usual, Flow now) {
    double pieces = now.shareOf(usual) * usual.sent() / fault.bytes();
    double least = pieces * fault.delay().toNanos() / TOLERANCE;
    double before = (double) usual.took().toNanos() * now.shareOf(usual);
    return new Sight(
        pieces > 1 && now.took().toNanos() >= least && least >= FASTER * before,
        "%.0f requested pieces in %.0f ms, before it in %.0f ms, wanted %.0f ms or more"
            .formatted(pieces, now.took().toNanos() / 1e6, before / 1e6, least / 1e6));
  }

  Effect limit(Edge edge, StreamFault.Limit fault) {
    var toxic = new Toxic("limit_data", fault.way(), Map.of("bytes", fault.bytes()));
    return of(
        edge,
        toxic,
        asks(FASTER * fault.bytes()),
        (usual, now) -> {
          boolean answers = fault.way().hasAnswers();
          double got = answers ? now.received() : now.shareOf(usual) * usual.sent();
          long whole = answers ? usual.received() : usual.sent();
          return new Sight(
              whole > fault.bytes()
                  && got <= fault.bytes()
                  && now.shareOf(usual) < 1
                  && now.took().compareTo(PATIENCE) < 0,
              "the connection ended after %.0f of %d bytes, wanted after %d"
                  .formatted(got, whole, fault.bytes()));
        });
  }

  private static int asks(double bytes) {
    return (int) Math.max(FEW, Math.min(MANY, Math.ceil(bytes / BULK)));
  }

  private Effect of(Edge edge, Toxic toxic, int asks, BiFunction<Flow, Flow, Sight> bitten) {
    return new Measured(edge, toxic, asks, bitten).effect();
  }

  /** One such fault: what was measured before it is what it is held against. */
  private final class Measured {
    private final Edge edge;
    private final Toxic toxic;
    private final int asks;
    private final BiFunction<Flow, Flow, Sight> bitten;
    private final Traffic traffic;
    private Flow usual = new Flow(0, 0, 0, Duration.ZERO);

    Measured(Edge edge, Toxic toxic, int asks, BiFunction<Flow, Flow, Sight> bitten) {
      this.edge = edge;
      this.toxic = toxic;
      this.asks = asks;
      this.bitten = bitten;
      this.traffic = new Traffic(control, edge);
    }

    Effect effect() {
      return new Effect(
          () -> proxies.add(edge.name(), toxic),
          () -> proxies.remove(edge.name(), toxic),
          this::bites,
          this::gone,
          this::before);
    }

    private Sight before() {
      usual = flow();
      return new Sight(usual.received() > 0, usual.words())
          .and(Effects.unlisted(proxies, edge, toxic));
    }

    private Sight bites() {
      return bitten
          .apply(usual, flow())
          .and(Effects.listed(proxies, edge, toxic))
          .and(traffic.sight());
    }

    /** All comes back again, and not in the fault's shape. */
    private Sight gone() {
      var now = flow();
      boolean whole = now.received() > 0 && now.received() >= usual.received();
      return new Sight(
              whole && !bitten.apply(usual, now).seen(),
              now.words() + ", before it " + usual.words())
          .and(Effects.unlisted(proxies, edge, toxic));
    }

    private Flow flow() {
      traffic.probing();
      var flow = control.stream(edge, asks, PATIENCE);
      traffic.probed();
      return flow;
    }
  }
}
