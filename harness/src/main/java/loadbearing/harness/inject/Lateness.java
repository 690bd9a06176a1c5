package loadbearing.harness.inject;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import loadbearing.fault.Spelling;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.topology.Edge;

/**
 * What makes answers over an edge come later: later than before it, by what the fault is to add. As
 * a single probe may be late by itself, the best of a few is taken where that is little.
 */
final class Lateness {
  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final int FEW = 3;

  /** What a single probe is not late by itself. */
  private static final Duration PLAIN = Duration.ofMillis(75);

  /** Toxiproxy's timers and the prober's clock may each be a millisecond early. */
  private static final Duration SLACK = Duration.ofMillis(2);

  /** What a busy machine adds. */
  private static final Duration TELLABLE = Duration.ofMillis(25);

  private final Control control;
  private final Edge edge;
  private final Duration least;
  private final Duration most;
  private final Traffic traffic;
  private Duration usual = Duration.ZERO;

  Lateness(Control control, Edge edge, Duration latency, Duration jitter) {
    this.control = control;
    this.edge = edge;
    this.least = latency.minus(jitter).minus(SLACK);
    this.most = latency.plus(jitter).multipliedBy(4).plus(ANSWER);
    this.traffic = new Traffic(control, edge);
  }

  Edge edge() {
    return edge;
  }

  /** Proved only if somebody uses the edge, who is bitten. */
  Effect effect(Proxies proxies, Toxic toxic) {
    return regardless(proxies, toxic).and(this::others);
  }

  /** Whether others use the edge. */
  Sight others() {
    return traffic.sight();
  }

  /** Proved also if nobody uses the edge. */
  Effect regardless(Proxies proxies, Toxic toxic) {
    return new Effect(
        () -> proxies.add(edge.name(), toxic),
        () -> proxies.remove(edge.name(), toxic),
        () -> late().and(Effects.listed(proxies, edge, toxic)),
        () -> early().and(Effects.unlisted(proxies, edge, toxic)),
        () -> before().and(Effects.unlisted(proxies, edge, toxic)));
  }

  /** What is usual is the best: a late probe here would ask too much of the fault. */
  private Sight before() {
    var reach = best(FEW);
    usual = reach.answered();
    return new Sight(reach.isAnswered(), Effects.words(reach));
  }

  private Sight late() {
    var reach = best(least.compareTo(PLAIN) < 0 ? FEW : 1);
    var wanted = usual.plus(least);
    return new Sight(
        reach.isAnswered() && reach.answered().compareTo(wanted) >= 0,
        "%s, wanted %s or more".formatted(Effects.words(reach), Spelling.millis(wanted)));
  }

  /** Nearer to what was usual than to what it was to be; a short delay drowns in what is usual. */
  private Sight early() {
    var reach = best(FEW);
    var wanted = usual.plus(least.dividedBy(2)).plus(TELLABLE);
    return new Sight(
        reach.isAnswered() && reach.answered().compareTo(wanted) <= 0,
        "%s, wanted %s or less".formatted(Effects.words(reach), Spelling.millis(wanted)));
  }

  private Reach best(int probes) {
    traffic.probing();
    var best =
        Stream.generate(() -> control.reach(edge, most))
            .limit(probes)
            .min(Comparator.comparing(Reach::isAnswered).reversed().thenComparing(Reach::answered))
            .orElseThrow();
    traffic.probed();
    return best;
  }
}
