package own;

import java.time.Duration;
import loadbearing.fault.Fault;
import loadbearing.harness.inject.Control;
import loadbearing.harness.inject.CustomFault;
import loadbearing.harness.inject.Effect;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;

/**
 * {@code custom stuck on replica}: a replica goes on answering and no longer applies what it hears
 * of. Its newest heartbeat row, which the primary writes once a second, grows old.
 */
public final class StuckReplica implements CustomFault {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Older than a heartbeat can be while changes are applied. */
  private static final double STUCK_SECONDS = 2;

  private static final String AGE =
      "SELECT TIMESTAMPDIFF(MICROSECOND, MAX(at), NOW(6)) / 1e6 FROM loadbearing.heartbeat";

  @Override
  public String name() {
    return "stuck";
  }

  @Override
  public String sentence() {
    return "A replica goes on answering and no longer applies changes.";
  }

  @Override
  public void check(Topology topology, Fault.Custom fault) {
    if (!topology.server(fault.target()).kind().equals(new Kind.Database(Kind.Role.REPLICA))) {
      throw new IllegalArgumentException(
          "only a replica can be stuck, and '%s' is none".formatted(fault.target()));
    }
    if (fault.isAway() || !fault.arguments().isEmpty()) {
      throw new IllegalArgumentException(
          "a replica that is stuck is not away, and nothing more is to be said of it");
    }
  }

  @Override
  public Effect effect(Control control, Fault.Custom fault) {
    var target = fault.target();
    return new Effect(
        () -> sql(control, target, "STOP REPLICA SQL_THREAD"),
        () -> sql(control, target, "START REPLICA SQL_THREAD"),
        () -> look(control, target, true),
        () -> look(control, target, false));
  }

  private static Sight look(Control control, String target, boolean wanted) {
    var age = Double.parseDouble(sql(control, target, AGE).strip());
    return new Sight(
        age > STUCK_SECONDS == wanted, "the newest change is %.1f s old".formatted(age));
  }

  private static String sql(Control control, String target, String statement) {
    return control.run(
        target,
        PATIENCE,
        "env",
        "MYSQL_PWD=control",
        "mysql",
        "--host=127.0.0.1",
        "--user=control",
        "--skip-column-names",
        "--batch",
        "--execute=" + statement);
  }
}
