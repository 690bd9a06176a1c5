package loadbearing.harness.inject;

import java.time.Duration;
import java.util.List;
import loadbearing.fault.Fault;
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
  public void check(Topology topology, Fault.Custom fault) {
    if (topology.server(fault.target()).name().equals("lb")) {
      throw new IllegalArgumentException("a balancer has no hiccups");
    }
    if (!List.of(List.of(), List.of("deep")).contains(fault.arguments())) {
      throw new IllegalArgumentException("a hiccup is deep or not, got " + fault.arguments());
    }
  }

  @Override
  public Effect effect(Control control, Fault.Custom fault) {
    var target = fault.target();
    boolean deep = !fault.arguments().isEmpty();
    return new Effect(
        () -> begin(control, target, deep),
        () -> heal(control, target, deep),
        () -> look(control, target, deep ? Result.UNREACHABLE : Result.SILENT),
        () -> look(control, target, Result.ANSWERED));
  }

  private static void begin(Control control, String target, boolean deep) {
    if (deep) {
      control.crash(target);
    } else {
      control.pause(target);
    }
  }

  private static void heal(Control control, String target, boolean deep) {
    if (deep) {
      control.boot(target);
    } else {
      control.resume(target);
    }
  }

  private static Sight look(Control control, String target, Result wanted) {
    var found = control.reach(target, Duration.ofSeconds(1)).result();
    return new Sight(found == wanted, found.name());
  }
}
