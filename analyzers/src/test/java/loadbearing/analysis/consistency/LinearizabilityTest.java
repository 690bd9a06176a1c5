package loadbearing.analysis.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

class LinearizabilityTest {
  private final List<Event> events = new ArrayList<>();

  @Test
  void aReadOfTheLastWriteHolds() {
    ok(1, Action.REGISTER_WRITE, "5", "", 0, 10);
    ok(2, Action.REGISTER_READ, "", "5", 20, 30);

    var finding = judge(true);

    assertThat(finding.verdict()).contains(Verdict.HOLDS);
    assertThat(finding.exposure()).isEqualTo(1);
  }

  @Test
  void aReadThatMissesAnAnsweredWriteIsRefutedByBoth() {
    ok(1, Action.REGISTER_WRITE, "5", "", 0, 10);
    ok(2, Action.REGISTER_READ, "", "null", 20, 30);

    var finding = judge(true);

    assertThat(finding.verdict()).contains(Verdict.REFUTED);
    assertThat(finding.evidence().getFirst().operations()).containsExactly(2L, 1L);
    assertThat(finding.evidence().getFirst().what()).contains("app1 from replica");
  }

  @Test
  void aReadWhileTheWriteIsOpenMaySeeEither() {
    ok(1, Action.REGISTER_WRITE, "4", "", 0, 5);
    ok(2, Action.REGISTER_WRITE, "5", "", 10, 40);
    ok(3, Action.REGISTER_READ, "", "4", 20, 30);
    ok(4, Action.REGISTER_READ, "", "5", 32, 35);

    assertThat(judge(true).verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void aWriteOfUnknownOutcomeMayHaveHappenedLater() {
    ok(1, Action.REGISTER_WRITE, "4", "", 0, 5);
    add(2, Action.REGISTER_WRITE, "5", "", 10, 20, Outcome.UNKNOWN, 0);
    ok(3, Action.REGISTER_READ, "", "4", 30, 40);
    ok(4, Action.REGISTER_READ, "", "5", 50, 60);

    assertThat(judge(true).verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void aConflictHasSeenAnotherValue() {
    ok(1, Action.REGISTER_WRITE, "4", "", 0, 5);
    add(2, Action.REGISTER_CAS, "[4,6]", "", 10, 20, Outcome.FAILED, 409);
    ok(3, Action.REGISTER_READ, "", "4", 30, 40);

    assertThat(judge(true).verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void aFailureWithoutConflictSaysNothing() {
    ok(1, Action.REGISTER_WRITE, "4", "", 0, 5);
    add(2, Action.REGISTER_CAS, "[4,6]", "", 10, 20, Outcome.FAILED, 503);
    ok(3, Action.REGISTER_READ, "", "4", 30, 40);

    assertThat(judge(true).verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void whatWasThereBeforeTheRunIsKnownFromItsReads() {
    ok(1, Action.REGISTER_READ, "", "77", 0, 5);
    ok(2, Action.REGISTER_CAS, "[77,78]", "", 10, 20);
    ok(3, Action.REGISTER_READ, "", "78", 30, 40);

    assertThat(judge(true).verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void nothingCanBeSaidWithoutAReadAfterAWrite() {
    ok(1, Action.REGISTER_WRITE, "5", "", 0, 10);
    ok(2, Action.REGISTER_READ, "", "null", 5, 8);

    assertThat(judge(true).verdict()).contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void nothingCanBeSaidOfAHistoryThatBreaksOff() {
    ok(1, Action.REGISTER_WRITE, "5", "", 0, 10);
    ok(2, Action.REGISTER_READ, "", "5", 20, 30);

    assertThat(judge(false).verdict()).contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void aRunWithoutRegistersIsNotJudged() {
    ok(1, Action.PROFILE_READ, "", "{}", 0, 10);

    assertThat(new Linearizability(Duration.ofSeconds(1), () -> 0).judge(run(true))).isEmpty();
  }

  private Finding judge(boolean complete) {
    return new Linearizability(Duration.ofSeconds(10), () -> 0).judge(run(complete)).getFirst();
  }

  private Run run(boolean complete) {
    var settings = Plan.of(Workloads.of("registers"), Load.of("2 users"), Duration.ofNanos(1));
    return new Run(
        "A1", Catalogue.topology("A1"), settings, Map.of(), new History(events, complete));
  }

  private void ok(long id, Action action, String input, String output, long called, long returned) {
    add(id, action, input, output, called, returned, Outcome.OK, 200);
  }

  private void add(
      long id,
      Action action,
      String input,
      String output,
      long called,
      long returned,
      Outcome outcome,
      int status) {
    var path = new Path("app1", "main", "replica", "1");
    events.add(
        new Operation(
            id, (int) id, action, "k", input, output, outcome, called, called, returned, path, 0,
            status, ""));
  }
}
