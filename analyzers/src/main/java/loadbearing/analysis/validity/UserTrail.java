package loadbearing.analysis.validity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Plan;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.draw.Draw;

/** What one user did by the record, followed operation by operation along what the plan wants. */
final class UserTrail {
  /** What is due so shortly before the end may honestly be called too late, and is not then. */
  private static final long LAST_MOMENT = Duration.ofMillis(50).toNanos();

  private final Plan plan;
  private final Draw draw;
  private final List<Long> foreign = new ArrayList<>();
  private OptionalLong due;
  private OptionalLong gap = OptionalLong.empty();
  private boolean wantsMore = true;

  /**
   * @param draw what the user wants
   * @param due when the plan wants the first of it, ns since time zero; empty for as soon as load
   *     begins, which is no exact time
   */
  UserTrail(Plan plan, Draw draw, OptionalLong due) {
    this.plan = plan;
    this.draw = draw;
    this.due = due;
  }

  /** The next operation of this user in the record; after a gap nothing more can be told. */
  void follow(Operation operation) {
    if (gap.isPresent()) {
      return;
    }
    if (!wantsMore) {
      foreign.add(operation.id());
      return;
    }
    var wanted = isLogin(operation) ? draw.login() : draw.next(plan.isQuiet(operation.due()));
    if (operation.id() != wanted.id()) {
      gap = OptionalLong.of(nextDue());
      return;
    }
    if (operation.action() != wanted.action()
        || !operation.key().equals(wanted.key())
        || operation.due() != due.orElse(operation.due())) {
      foreign.add(operation.id());
    }
    due = OptionalLong.of(operation.returned() + pause(operation));
    wantsMore = plan.load() instanceof Load.Closed || isLoggedIn(operation);
  }

  /** Whatever is not what the plan wanted of this user, or not when it wanted it. */
  List<Long> foreign() {
    return foreign;
  }

  /** When the first operation was due that the record lacks, ns since time zero. */
  OptionalLong gap() {
    boolean stopsTooSoon =
        wantsMore && nextDue() < plan.duration().toNanos() - LAST_MOMENT && gap.isEmpty();
    return stopsTooSoon ? OptionalLong.of(nextDue()) : gap;
  }

  private long nextDue() {
    return due.orElse(-plan.warmUp().toNanos());
  }

  /** When users log in depends on the run; what they want besides does not. */
  private boolean isLogin(Operation operation) {
    return operation.action() == Action.LOGIN && plan.workload().needsLogin();
  }

  /** One who arrives, and must log in first, asks when that went well. */
  private static boolean isLoggedIn(Operation operation) {
    return operation.action() == Action.LOGIN
        && operation.outcome() == Outcome.OK
        && !operation.output().replace("\"", "").isEmpty();
  }

  private static long pause(Operation operation) {
    return operation.outcome() == Outcome.OK ? 0 : Load.Closed.PAUSE.toNanos();
  }
}
