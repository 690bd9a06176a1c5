package loadbearing.analysis.session;

import static loadbearing.analysis.session.Guarantee.MONOTONIC_READS;
import static loadbearing.analysis.session.Guarantee.MONOTONIC_WRITES;
import static loadbearing.analysis.session.Guarantee.READ_YOUR_WRITES;
import static loadbearing.analysis.session.Guarantee.WRITES_FOLLOW_READS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import loadbearing.analysis.Verdict;
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

class SessionsTest {
  private final List<Operation> operations = new ArrayList<>();

  @Test
  void freshReadsBreakNothing() {
    write(1, "x", 1);
    read(1, "x", 1);
    write(1, "x", 2);
    read(1, "x", 3);
    read(2, "x", 2);

    assertThat(broken()).isEmpty();
    assertThat(Sessions.of(operations).isCausal()).isTrue();
    assertThat(Sessions.of(operations).of(READ_YOUR_WRITES).exposure()).isEqualTo(2);
  }

  @Test
  void readThatMissesOnesOwnWriteBreaksReadYourWrites() {
    write(1, "x", 2);
    read(1, "x", 1);

    var tally = Sessions.of(operations).of(READ_YOUR_WRITES);

    assertThat(broken()).containsExactly(READ_YOUR_WRITES);
    assertThat(tally.examples().getFirst().sentence())
        .contains("database primary")
        .contains("database replica1")
        .contains("version 2")
        .contains("version 1");
    assertThat(tally.examples().getFirst().operations()).containsExactly(0L, 1L);
  }

  @Test
  void missingAnothersWriteBreaksNothing() {
    write(1, "x", 2);
    read(2, "x", 1);

    assertThat(broken()).isEmpty();
  }

  @Test
  void readThatGoesBackBreaksMonotonicReads() {
    read(1, "x", 2);
    read(1, "x", 0);

    assertThat(broken()).containsExactly(MONOTONIC_READS);
  }

  @Test
  void laterWriteOfAnEarlierVersionBreaksMonotonicWrites() {
    write(1, "x", 5);
    write(1, "x", 3);

    assertThat(broken()).containsExactly(MONOTONIC_WRITES);
  }

  @Test
  void writeBelowWhatWasReadBreaksWritesFollowReads() {
    read(1, "x", 5);
    write(1, "x", 3);

    assertThat(broken()).containsExactly(WRITES_FOLLOW_READS);
  }

  @Test
  void whoSeesTheSecondWriteHasToSeeTheFirst() {
    write(1, "x", 1);
    write(1, "y", 1);
    read(2, "y", 1);
    read(2, "x", 0);

    var tally = Sessions.of(operations).of(MONOTONIC_WRITES);

    assertThat(broken()).containsExactly(MONOTONIC_WRITES);
    assertThat(tally.examples().getFirst().operations()).containsExactly(0L, 2L, 3L);
  }

  @Test
  void whoSeesAnAnswerHasToSeeTheQuestion() {
    write(1, "question", 1);
    read(2, "question", 1);
    write(2, "answer", 1);
    read(3, "answer", 1);
    read(3, "question", 0);

    assertThat(broken()).containsExactly(WRITES_FOLLOW_READS);
  }

  @Test
  void whoSawTheAnswerBeforeItWasWrittenIsNotBound() {
    write(1, "x", 1);
    read(2, "y", 0);
    write(1, "y", 1);
    read(2, "x", 0);

    assertThat(broken()).isEmpty();
  }

  @Test
  void operationsWithoutAnAnswerSayNothing() {
    add(Action.REGISTER_WRITE, 1, "x", 0, Outcome.UNKNOWN, "primary");
    read(1, "x", 0);

    assertThat(broken()).isEmpty();
  }

  @Test
  void registerAndListOfOneNameAreTwoRows() {
    write(1, "x", 5);
    add(Action.LIST_READ, 1, "x", 1, Outcome.OK, "primary");

    assertThat(broken()).isEmpty();
  }

  @Test
  void runSaysHowManyOperationsCouldHaveBrokenIt() {
    for (var version = 1; version <= 150; version++) {
      write(1, "x", version);
      read(1, "x", version);
    }

    assertThat(findings(new SessionGuarantees(), operations))
        .containsEntry("read-your-writes", Verdict.HOLDS)
        .containsEntry("causal-order", Verdict.HOLDS);

    read(1, "x", 3);
    assertThat(findings(new SessionGuarantees(), operations))
        .containsEntry("read-your-writes", Verdict.REFUTED)
        .containsEntry("monotonic-reads", Verdict.REFUTED)
        .containsEntry("monotonic-writes", Verdict.HOLDS)
        .containsEntry("causal-order", Verdict.REFUTED);
  }

  @Test
  void fewOperationsDecideNothing() {
    write(1, "x", 1);
    read(1, "x", 1);

    assertThat(findings(new SessionGuarantees(), operations).values())
        .containsOnly(Verdict.INCONCLUSIVE);
  }

  /**
   * One copy breaks nothing; a copy that lags breaks something as soon as a session changes over.
   */
  @Test
  void oneCopyBreaksNothingAndALaggingOneDoes() {
    var broken = 0;
    for (var seed = 0; seed < 200; seed++) {
      assertThat(Sessions.of(random(seed, 0)).isCausal()).as("seed %d", seed).isTrue();
      broken += Sessions.of(random(seed, 5)).isCausal() ? 0 : 1;
    }
    assertThat(broken).isGreaterThan(190);
  }

  private List<Operation> random(long seed, int lag) {
    operations.clear();
    var random = new Random(seed);
    var versions = new long[3];
    var past = new ArrayList<long[]>(List.of(versions.clone()));
    for (var i = 0; i < 200; i++) {
      var row = random.nextInt(3);
      if (random.nextBoolean()) {
        write(random.nextInt(4), "k" + row, ++versions[row]);
        past.add(versions.clone());
      } else {
        var seen = past.get(Math.max(0, past.size() - 1 - random.nextInt(lag + 1)));
        read(random.nextInt(4), "k" + row, seen[row]);
      }
    }
    return operations;
  }

  private List<Guarantee> broken() {
    var sessions = Sessions.of(operations);
    return Arrays.stream(Guarantee.values()).filter(g -> sessions.of(g).broken() > 0).toList();
  }

  private static Map<String, Verdict> findings(
      SessionGuarantees analyzer, List<Operation> operations) {
    var run =
        new Run(
            "r",
            Catalogue.topology("A9"),
            Plan.of(Workloads.of("registers"), Load.of("4 users"), Duration.ofNanos(1000)),
            Map.of(),
            new History(List.copyOf(operations), true));
    var verdicts = new HashMap<String, Verdict>();
    analyzer.judge(run).forEach(f -> verdicts.put(f.measure().id(), f.verdict().orElseThrow()));
    return verdicts;
  }

  private void write(int process, String key, long version) {
    add(Action.REGISTER_WRITE, process, key, version, Outcome.OK, "primary");
  }

  private void read(int process, String key, long version) {
    add(Action.REGISTER_READ, process, key, version, Outcome.OK, "replica1");
  }

  private void add(
      Action action, int process, String key, long version, Outcome outcome, String database) {
    var at = 10L * operations.size();
    operations.add(
        new Operation(
            operations.size(),
            process,
            action,
            key,
            "",
            version == 0 ? "null" : "7",
            outcome,
            at,
            at,
            at + 5,
            new Path("app1", "dc1", database, "1"),
            version,
            200,
            ""));
  }
}
