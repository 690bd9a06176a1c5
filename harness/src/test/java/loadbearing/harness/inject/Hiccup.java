package loadbearing.harness.inject;

import java.time.Duration;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.harness.inject.Reach.Result;
import loadbearing.topology.Topology;

/** A fault from outside: a node holds its breath. */
public final class Hiccup implements CustomFault {
  @Override
  public String name() {
    return "hiccup";
  }

  @Override
  public String sentence() {
    return "A node holds its breath.";
  }

  @Override
  public void check(Topology topology, String target) {
    if (topology.server(target).name().equals("lb")) {
      throw new IllegalArgumentException("a balancer has no hiccups");
    }
  }

  @Override
  public Effect effect(Control control, String target) {
    return new Effect(
        () -> control.pause(target),
        () -> control.resume(target),
        () -> look(control, target, Result.SILENT),
        () -> look(control, target, Result.ANSWERED));
  }

  private static Sight look(Control control, String target, Result wanted) {
    var found = control.reach(target, Duration.ofSeconds(1)).result();
    return new Sight(found == wanted, found.name());
  }
}
