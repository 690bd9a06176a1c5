package loadbearing.analysis.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Verdict;
import loadbearing.history.Event;
import loadbearing.history.History;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;

class TransactionIsolationTest {
  private final List<Event> events = new ArrayList<>();

  @Test
  void lostUpdateAtRepeatableReadRefutesItAndNamesBoth() {
    ask(
        0,
        10,
        "[\"r\",\"register\",\"x\"],[\"pause\",3],[\"w\",\"register\",\"x\",5]",
        "[null,null,null]",
        "[null,null,1]");
    ask(
        1,
        10,
        "[\"r\",\"register\",\"x\"],[\"w\",\"register\",\"x\",6]",
        "[null,null]",
        "[null,2]");

    var findings = judge();

    assertThat(findings.getFirst().name())
        .isEqualTo("transactions keep their isolation at repeatable-read");
    assertThat(findings.getFirst().verdict()).contains(Verdict.REFUTED);
    assertThat(findings.getFirst().why()).contains("lost-update");
    assertThat(findings.getFirst().evidence().getFirst().operations()).containsExactly(0L, 1L);
    assertThat(findings.getFirst().evidence().getFirst().what()).contains("primary via app1");
    assertThat(findings)
        .anyMatch(f -> f.name().equals("anomaly seen: lost-update") && f.value() == 0.5);
  }

  @Test
  void enoughTransactionsWithoutAnAnomalyHoldAndFewerSayNothing() {
    for (var i = 0; i < 1000; i++) {
      ask(i, 10L * i, "[\"append\",\"list\",\"y\",%d]".formatted(i), "[null]", "[null]");
    }

    assertThat(judge().getFirst().verdict()).contains(Verdict.HOLDS);
    assertThat(judge().getFirst().interval().orElseThrow().high()).isLessThan(0.004);

    events.removeLast();
    assertThat(judge().getFirst().verdict()).contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void listsAreRead() {
    ask(0, 10, "[\"append\",\"list\",\"y\",3]", "[null]", "[1]");
    ask(1, 30, "[\"r\",\"list\",\"y\"]", "[[3,4]]", "[1]");

    assertThat(judge().getFirst().why()).contains("unwritten-read");
  }

  @Test
  void runWithoutTransactionsSaysNothing() {
    assertThat(judge()).isEmpty();
  }

  private void ask(long id, long at, String steps, String results, String versions) {
    var input = "{\"isolation\":\"repeatable-read\",\"abort\":false,\"steps\":[" + steps + "]}";
    var output = "{\"committed\":true,\"results\":%s,\"versions\":%s}".formatted(results, versions);
    events.add(
        new Operation(
            id,
            (int) id,
            Action.TRANSACTION,
            "",
            input,
            output,
            Outcome.OK,
            at,
            at,
            at + 5,
            new Path("app1", "dc1", "primary", "1"),
            0,
            200,
            ""));
  }

  private List<Finding> judge() {
    var run =
        new Run(
            "r",
            Catalogue.topology("A4"),
            Plan.of(
                Workloads.of("transactions-serializable"),
                Load.of("4 users"),
                Duration.ofNanos(1000)),
            Map.of(),
            new History(events, true));
    return new TransactionIsolation(Optional.empty()).judge(run);
  }
}
