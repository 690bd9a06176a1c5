package loadbearing.harness.inject;

import java.util.OptionalLong;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.topology.Edge;

/** Packets that pass over an edge while no probe of ours is at work on it. */
final class Traffic {
  private final Control control;
  private final Edge edge;
  private OptionalLong last = OptionalLong.empty();
  private long others;

  Traffic(Control control, Edge edge) {
    this.control = control;
    this.edge = edge;
  }

  /** A probe is about to begin. */
  void probing() {
    long now = control.packets(edge);
    others += now - last.orElse(now);
  }

  /** The probe has ended. */
  void probed() {
    last = OptionalLong.of(control.packets(edge));
  }

  /** Whether others use the edge at all: what shapes a stream bites nobody where there is none. */
  Sight sight() {
    return new Sight(
        others > 0,
        others > 0
            ? "%d packets of others passed".formatted(others)
            : "no packet of others passed, so that nobody is bitten");
  }
}
