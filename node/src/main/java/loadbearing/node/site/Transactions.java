package loadbearing.node.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import loadbearing.node.database.Conversation;
import loadbearing.node.database.Found;
import loadbearing.node.database.Isolation;
import loadbearing.node.database.Sql;
import loadbearing.node.database.Write;
import loadbearing.node.database.Written;
import loadbearing.node.http.Answer;
import loadbearing.node.http.BadRequest;
import loadbearing.node.http.Fields;
import loadbearing.node.http.Json;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Unavailable;

/**
 * Transactions of several steps on registers and lists, at any isolation level: one round trip a
 * step, so that transactions can meet in the middle.
 */
final class Transactions {
  private static final int MAX_STEPS = 64;

  private final Store store;

  Transactions(Store store) {
    this.store = store;
  }

  Answer run(Request request) throws Unavailable {
    var plan = Plan.of(request.body());
    try {
      return plan.isWrite() ? write(request, plan) : read(request, plan);
    } catch (Unavailable e) {
      if (e.isConflict()) {
        return Answer.unavailable(409, e);
      }
      throw e;
    }
  }

  private Answer read(Request request, Plan plan) throws Unavailable {
    var found =
        store
            .endpoint(request)
            .converse(request.deadline(), c -> new Found<>(end(c, plan), c.server()));
    return Answer.json(200, found.value()).from(found);
  }

  private static Map<String, Object> end(Conversation c, Plan plan)
      throws SQLException, InterruptedException {
    var done = plan.play(c);
    if (plan.abort()) {
      c.rollback();
    } else {
      c.commit();
    }
    return done;
  }

  private Answer write(Request request, Plan plan) throws Unavailable {
    var write = new Write(request.requiredKey(), request.line(), Sql.of(""));
    return Store.answer(
        request, store.primary().write(request.deadline(), write, c -> write(c, write, plan)));
  }

  /** What is aborted on purpose leaves nothing behind, its key neither. */
  private static Written write(Conversation c, Write write, Plan plan)
      throws SQLException, InterruptedException {
    var answer = Json.text(plan.play(c));
    if (plan.abort()) {
      c.rollback();
    } else {
      c.run(write.record(answer));
      c.commit();
    }
    return new Written(200, OptionalLong.empty(), answer, write.request(), c.server(), false);
  }

  private record Plan(Isolation isolation, List<Step> steps, boolean abort) {
    static Plan of(byte[] body) {
      var fields = Fields.of(body, "isolation", "steps", "abort");
      var name = fields.text("isolation", 20);
      var isolation =
          Isolation.named(name).orElseThrow(() -> new BadRequest("no isolation level: " + name));
      List<Step> steps = new ArrayList<>();
      fields.list("steps", MAX_STEPS).forEach(step -> steps.add(Step.of(step)));
      return new Plan(isolation, steps, fields.truth("abort"));
    }

    boolean isWrite() {
      return steps.stream().anyMatch(Step::isWrite);
    }

    Map<String, Object> play(Conversation c) throws SQLException, InterruptedException {
      c.begin(isolation);
      var results = new ArrayList<Object>();
      var versions = new ArrayList<Object>();
      for (var step : steps) {
        var done = Done.of(step, c);
        results.add(done.result());
        versions.add(done.version());
      }
      var answer = new LinkedHashMap<String, Object>();
      answer.put("committed", !abort);
      answer.put("results", results);
      answer.put("versions", versions);
      return answer;
    }
  }

  /** What a step gave: its result and the version it read or wrote, each null where it has none. */
  private record Done(Object result, Object version) {
    private static final Object NULL = Optional.empty();

    static Done of(Step step, Conversation c) throws SQLException, InterruptedException {
      return switch (step) {
        case Step.ReadRegister read ->
            c.query(
                Sql.of("SELECT value,version FROM registers WHERE k=?", read.key()),
                rows -> rows.next() ? new Done(rows.getLong(1), rows.getLong(2)) : nothing(NULL));
        case Step.ReadList read ->
            c.query(
                Sql.of("SELECT items,version FROM lists WHERE k=?", read.key()),
                rows ->
                    rows.next()
                        ? new Done(Lists.values(rows.getString(1)), rows.getLong(2))
                        : nothing(List.of()));
        case Step.WriteRegister write -> written(c, Registers.put(write.key(), write.value()));
        case Step.Append append -> written(c, Lists.append(append.key(), append.value()));
        case Step.Pause pause -> {
          TimeUnit.NANOSECONDS.sleep(pause.duration().toNanos());
          yield nothing(NULL);
        }
      };
    }

    private static Done nothing(Object result) {
      return new Done(result, NULL);
    }

    /**
     * The version comes from the change itself. To read the row for it would take the transaction's
     * snapshot, earlier than its own reads do.
     */
    private static Done written(Conversation c, Sql change) throws SQLException {
      var version = Sql.of("SELECT IF(ROW_COUNT()=1,1,LAST_INSERT_ID())");
      return c.last(change.then(version), Done::version);
    }

    private static Done version(ResultSet rows) throws SQLException {
      rows.next();
      return new Done(NULL, rows.getLong(1));
    }
  }
}
