package loadbearing.analysis.selftest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.workload.Action;

/**
 * A primary and replicas that apply its log in order and late, whose users take turns as a seeded
 * scheduler says. A session is never shown less than it has seen, so its history is causal.
 */
final class ModelSessions {
  private static final Action[] READS = {
    Action.REGISTER_READ, Action.LIST_READ, Action.PROFILE_READ
  };
  private static final Action[] WRITES = {
    Action.REGISTER_WRITE, Action.LIST_APPEND, Action.PROFILE_WRITE
  };

  private final Random random;
  private final int rows;

  /** After each write, every row's version. */
  private final List<long[]> log = new ArrayList<>();

  private final List<Operation> done = new ArrayList<>();
  private long time;

  private ModelSessions(long seed, int rows) {
    random = new Random(seed);
    this.rows = rows;
    log.add(new long[rows]);
  }

  /** About {@code size} operations of {@code users}, ordered by call, on {@code rows} rows. */
  static List<Operation> history(long seed, int size, int users, int rows) {
    var model = new ModelSessions(seed, rows);
    var sessions = new ArrayList<Session>();
    for (var user = 0; user < users; user++) {
      sessions.add(model.new Session(user));
    }
    while (model.done.size() < size) {
      sessions.get(model.random.nextInt(users)).turn();
    }
    model.done.sort(Comparator.comparingLong(Operation::called));
    return model.done;
  }

  /** The same operation, had it been about another version of its row. */
  static Operation at(Operation operation, long version) {
    return new Operation(
        operation.id(),
        operation.process(),
        operation.action(),
        operation.key(),
        operation.input(),
        version == 0 ? "null" : "7",
        operation.outcome(),
        operation.due(),
        operation.called(),
        operation.returned(),
        operation.path(),
        version,
        operation.status(),
        operation.error());
  }

  /** One user, who calls, is served, and gets the answer, each when its turn comes. */
  private final class Session {
    private final int process;
    private int seen;
    private long called = -1;
    private int row;
    private boolean writes;
    private long version = -1;

    Session(int process) {
      this.process = process;
    }

    void turn() {
      time++;
      if (called < 0) {
        called = time;
        row = random.nextInt(rows);
        writes = random.nextBoolean();
      } else if (version < 0) {
        serve();
      } else {
        answer();
      }
    }

    private void serve() {
      if (writes) {
        var next = log.getLast().clone();
        version = ++next[row];
        log.add(next);
        seen = log.size() - 1;
      } else {
        seen = seen + random.nextInt(log.size() - seen);
        version = log.get(seen)[row];
      }
    }

    private void answer() {
      var isLost = random.nextInt(20) == 0;
      var operation =
          new Operation(
              done.size(),
              process,
              writes ? WRITES[row % WRITES.length] : READS[row % READS.length],
              "k" + row,
              "",
              "",
              isLost ? Outcome.UNKNOWN : Outcome.OK,
              called,
              called,
              time,
              new Path("app1", "dc1", writes ? "primary" : "replica1", "1"),
              0,
              200,
              "");
      done.add(isLost ? operation : at(operation, version));
      called = -1;
      version = -1;
    }
  }
}
