package loadbearing.analysis.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import loadbearing.check.CheckOptions;
import loadbearing.check.CheckVerdict;
import loadbearing.check.Judged;
import loadbearing.check.Model;
import loadbearing.check.column.LongIntMap;
import loadbearing.check.linear.Limit;
import loadbearing.history.History;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class RunCheckTest {
  @Test
  void runWithTransactionsIsJudgedByThem() {
    var judged = judge(skew(1, "x", "y"), skew(2, "y", "x"));

    assertThat(judged.model()).isEqualTo(Model.LIST_APPEND);
    assertThat(judged.anomalies()).containsExactly("G2-item");
    assertThat(judged.counterexample()).containsExactlyInAnyOrder(101L, 102L);
  }

  @Test
  void runWithListsOnlyIsJudgedByItsSessions() {
    var judged =
        judge(
            operation(1, Action.LIST_READ, "", "[1]", 2),
            operation(2, Action.LIST_READ, "", "[]", 1));

    assertThat(judged.model()).isEqualTo(Model.SESSION);
    assertThat(judged.verdict()).isEqualTo(CheckVerdict.BAD);
    assertThat(judged.anomalies()).containsExactly("monotonic-reads");
    assertThat(judged.counterexample()).containsExactly(101L, 102L);
    assertThat(judged.why().getFirst()).contains("database primary");
  }

  @Test
  void transactionThatIsNotOneIsNotJudgedGood() {
    var judged = judge(operation(1, Action.TRANSACTION, "{\"steps\":[[\"w\",1,2,[]]]}", "{}", 0));

    assertThat(judged.verdict()).isEqualTo(CheckVerdict.UNKNOWN);
    assertThat(judged.why().getFirst()).contains("whole numbers");
  }

  private static Operation skew(long id, String read, String written) {
    return operation(
        id,
        Action.TRANSACTION,
        "{\"isolation\":\"serializable\",\"steps\":[[\"r\",\"list\",\"%s\"],[\"append\",\"list\",\"%s\",1]]}"
            .formatted(read, written),
        "{\"committed\":true,\"results\":[[],null],\"versions\":[null,1]}",
        0);
  }

  private static Operation operation(
      long id, Action action, String input, String output, long version) {
    var at = action == Action.TRANSACTION ? 0 : 10 * id;
    return new Operation(
        id,
        action == Action.TRANSACTION ? (int) id : 1,
        action,
        "k",
        input,
        output,
        Outcome.OK,
        at,
        at,
        at + 5,
        new Path("app1", "dc1", "primary", "1"),
        version,
        200,
        "");
  }

  private static Judged judge(Operation... operations) {
    var lines = new LongIntMap();
    for (var operation : operations) {
      lines.put(operation.id(), (int) operation.id() + 100);
    }
    var run = new RecordedRun(new History(List.of(operations), true), lines, Optional.empty());
    var limit = Limit.of(() -> 0, Duration.ofSeconds(1), 1 << 20);
    return RunCheck.judge(run, CheckOptions.defaults(), limit);
  }
}
