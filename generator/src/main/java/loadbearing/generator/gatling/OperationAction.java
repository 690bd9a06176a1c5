package loadbearing.generator.gatling;

import com.typesafe.scalalogging.Logger;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.structure.ScenarioContext;
import loadbearing.history.Outcome;
import org.slf4j.LoggerFactory;
import scala.Option;

/** Gatling's step of a scenario that does one operation of ours. */
final class OperationAction implements Action {
  private static final String USER = "user";

  private final Drive drive;
  private final Transport transport;
  private final StatsEngine statistics;
  private final Action next;
  private Logger logger = Logger.apply(LoggerFactory.getLogger(OperationAction.class));

  private OperationAction(Drive drive, ScenarioContext context, Action next) {
    this.drive = drive;
    this.transport = new Transport(drive.plan(), context.coreComponents().configuration().netty());
    this.transport.prepare(context.coreComponents().eventLoopGroup());
    this.statistics = context.coreComponents().statsEngine();
    this.next = next;
  }

  /** What Gatling builds the step of. */
  record Builder(Drive drive) implements io.gatling.javaapi.core.ActionBuilder {
    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
      return (context, next) -> new OperationAction(drive, context, next);
    }
  }

  /** Whether the session's user, if it has begun, is gone. */
  static boolean isGone(io.gatling.javaapi.core.Session session) {
    return session.contains(USER) && session.<VirtualUser>get(USER).isGone();
  }

  @Override
  public String name() {
    return "operation";
  }

  @Override
  public void execute(Session session) {
    if (session.contains(USER)) {
      proceed(session, (VirtualUser) session.attributes().apply(USER));
    } else {
      var user = new VirtualUser(drive, transport, session.eventLoop());
      proceed(session.set(USER, user), user);
    }
  }

  private void proceed(Session session, VirtualUser user) {
    user.next(
        done -> {
          report(session, done);
          next.$bang(session);
        },
        () -> next.$bang(session));
  }

  /** Gatling's statistics know whole milliseconds of wall-clock time and OK or not. */
  private void report(Session session, VirtualUser.Done done) {
    long end = System.currentTimeMillis();
    var meaning = done.meaning();
    boolean ok = meaning.outcome() == Outcome.OK;
    statistics.logResponse(
        session.scenario(),
        session.groups(),
        done.action().word(),
        end - done.latencyNanos() / 1_000_000,
        end,
        ok ? OK$.MODULE$ : KO$.MODULE$,
        Option.empty(),
        ok ? Option.empty() : Option.apply(meaning.error()));
  }

  @Override
  public Logger logger() {
    return logger;
  }

  @Override
  public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger fresh) {
    logger = fresh;
  }
}
