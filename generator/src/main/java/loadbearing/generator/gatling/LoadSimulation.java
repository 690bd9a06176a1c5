package loadbearing.generator.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loadbearing.workload.Load;
import loadbearing.workload.draw.Timetable;

/** The simulation that Gatling runs: the users of a plan, each repeating one step. */
public final class LoadSimulation extends Simulation {
  private static final long SECOND = 1_000_000_000L;

  /**
   * Gatling makes simulations by reflection, on the thread that runs it: the way to hand one in.
   */
  private static final ThreadLocal<Optional<Drive>> HANDED =
      ThreadLocal.withInitial(Optional::empty);

  /** For Gatling. */
  public LoadSimulation() {
    var drive =
        HANDED
            .get()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "this simulation is run by "
                            + Generator.class.getName()
                            + ", not by hand"));
    var users =
        scenario(drive.plan().workload().name())
            .exec(
                asLongAs(session -> !drive.isOver() && !OperationAction.isGone(session))
                    .on(exec(new OperationAction.Builder(drive))));
    setUp(users.injectOpen(injection(drive)));
  }

  /** Runs {@code gatling}, which will simulate the drive. */
  static void with(Drive drive, Runnable gatling) {
    HANDED.set(Optional.of(drive));
    try {
      gatling.run();
    } finally {
      HANDED.remove();
    }
  }

  private static List<OpenInjectionStep> injection(Drive drive) {
    return switch (drive.plan().load()) {
      case Load.Closed closed -> List.of(atOnceUsers(closed.users()));
      case Load.Open open -> aheadOf(drive.arrivals().orElseThrow(), drive.plan().length());
    };
  }

  /** The users of each second are made as that second begins; load itself begins later. */
  private static List<OpenInjectionStep> aheadOf(Timetable arrivals, Duration length) {
    var steps = new ArrayList<OpenInjectionStep>();
    for (long second = 0; second < length.toNanos(); second += SECOND) {
      int users = arrivals.count(second, second + SECOND);
      if (users > 0) {
        steps.add(atOnceUsers(users));
      }
      steps.add(nothingFor(Duration.ofSeconds(1)));
    }
    return steps;
  }
}
