package loadbearing.analysis.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Verdict;
import loadbearing.history.Event;
import loadbearing.history.History;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.history.Plan;
import loadbearing.history.RoleChange;
import loadbearing.history.Run;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;

class DataTest {
  private static final String LOST = "acknowledged-writes-read";
  private static final String TWICE = "appends-once";
  private static final String UNDEAD = "failed-writes-never-read";
  private final List<Event> events = new ArrayList<>();
  private long ids = 1;

  @Test
  void appendsThatAreAllReadAreFine() {
    append(1, 1, Outcome.OK);
    append(2, 2, Outcome.OK);
    readList("[1,2]", 2);
    enough();

    assertThat(of(new WritesSeen(), LOST).verdict()).contains(Verdict.HOLDS);
    assertThat(of(new WritesSeen(), TWICE).verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void acknowledgedAppendThatIsGoneIsLost() {
    append(1, 1, Outcome.OK);
    append(2, 2, Outcome.OK);
    readList("[2]", 2);

    var lost = of(new WritesSeen(), LOST);

    assertThat(lost.verdict()).contains(Verdict.REFUTED);
    assertThat(lost.value()).isEqualTo(0.5);
    assertThat(lost.evidence().getFirst().operations()).containsExactly(1L, 3L);
  }

  @Test
  void replicaThatLagsHasLostNothing() {
    append(1, 1, Outcome.OK);
    add(Action.LIST_READ, "x", "", "[]", Outcome.OK, 0, "replica1");

    assertThat(judge(new WritesSeen())).noneMatch(f -> f.measure().id().equals(LOST));
  }

  @Test
  void appendReadTwiceTookEffectTwice() {
    append(1, 1, Outcome.OK);
    readList("[1,1]", 2);

    assertThat(of(new WritesSeen(), TWICE).verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void failedWriteThatWasReadTookEffect() {
    append(1, 0, Outcome.FAILED);
    readList("[1]", 1);

    assertThat(of(new WritesSeen(), UNDEAD).verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void unknownWriteMayBeThereOrNot() {
    append(1, 0, Outcome.UNKNOWN);
    append(2, 0, Outcome.UNKNOWN);
    readList("[1]", 1);

    assertThat(judge(new WritesSeen())).noneMatch(f -> f.is(Verdict.REFUTED));
  }

  @Test
  void registerThatFellBackLostItsWrite() {
    write("5", 1);
    write("6", 2);
    add(Action.REGISTER_READ, "x", "", "5", Outcome.OK, 1, "primary");

    assertThat(of(new WritesSeen(), LOST).value()).isEqualTo(0.5);
  }

  @Test
  void versionMadeTwiceLostOneOfItsWrites() {
    write("5", 1);
    write("6", 1);

    assertThat(of(new WritesSeen(), LOST).verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void copiesThatAgreeHaveNoDivergence() {
    var copies = Map.of("a", Map.of("register x", "5"), "b", Map.of("register x", "5"));

    assertThat(Divergence.between(copies, List.of())).isEmpty();
  }

  @Test
  void rowThatDiffersIsNamedWithWhoTouchedIt() {
    write("5", 1);
    write("6", 2);
    var copies =
        Map.of(
            "a", Map.of("register x", "5", "register y", "1"),
            "b", Map.of("register x", "6"));

    var diverged = Divergence.between(copies, operations());

    assertThat(diverged).extracting(Divergence::row).containsExactly("register x", "register y");
    assertThat(diverged.getFirst().states()).containsEntry("a", "5").containsEntry("b", "6");
    assertThat(diverged.getFirst().touchedBy()).extracting(Operation::id).containsExactly(1L, 2L);
    assertThat(diverged.getLast().states()).containsEntry("b", Divergence.ABSENT);
  }

  @Test
  void cacheMayLackRowsButNotDiffer() {
    var stored = Map.of("user 1", "new", "user 2", "same", "user 3", "uncached");
    var cached = Map.of("user 1", "old", "user 2", "same");

    var diverged = Divergence.ofCache("cache1", cached, "primary", stored, List.of());

    assertThat(diverged).extracting(Divergence::row).containsExactly("user 1");
    assertThat(diverged.getFirst().sentence()).contains("cache1=old").contains("primary=new");
  }

  @Test
  void replicaThatLacksAWriteDivergesInItsRow() {
    var topology = Catalogue.topology("A9");
    var edge = topology.edges().stream().filter(Edge::isReplication).findFirst().orElseThrow();
    write("5", 1);
    write("6", 2);
    kept(edge.from(), 1L, 2L);
    kept(edge.to(), 1L);

    var findings = new ReplicaDivergence().judge(run(topology));

    assertThat(findings.getFirst().verdict()).contains(Verdict.REFUTED);
    assertThat(findings.getFirst().value()).isEqualTo(0.5);
    assertThat(findings.getFirst().evidence().getFirst().what()).contains("register x");
    assertThat(findings.getFirst().evidence().getFirst().operations()).containsExactly(1L, 2L);
  }

  @Test
  void whoWasDeposedNeedNotAgreeAndOthersAgreeWithThePrimaryOfTheEnd() {
    var topology = Catalogue.topology("A9");
    write("5", 1);
    kept("replica1", 1L);
    kept("replica2");
    kept("primary");
    events.add(new RoleChange("primary", Kind.Role.DEPOSED, 5_000));
    events.add(new RoleChange("replica1", Kind.Role.PRIMARY, 5_000));

    assertThat(new ReplicaDivergence().judge(run(topology)))
        .extracting(finding -> finding.subject().spelling())
        .containsExactly("between:replica2,replica1");
  }

  @Test
  void anOldPrimaryThatRejoinedHasToAgreeWithTheNewOne() {
    var topology = Catalogue.topology("A9");
    write("5", 1);
    kept("replica1", 1L);
    kept("replica2", 1L);
    kept("primary");
    events.add(new RoleChange("replica1", Kind.Role.PRIMARY, 5_000));
    events.add(new RoleChange("primary", Kind.Role.REPLICA, 6_000));

    var findings = new ReplicaDivergence().judge(run(topology));

    assertThat(findings)
        .extracting(finding -> finding.subject().spelling())
        .containsExactly("between:primary,replica1", "between:replica2,replica1");
    assertThat(findings.getFirst().verdict()).contains(Verdict.REFUTED);
  }

  @Test
  void replicasThatHaveTheSameAgreeAndThoseNotAskedDecideNothing() {
    var topology = Catalogue.topology("A9");
    var edge = topology.edges().stream().filter(Edge::isReplication).findFirst().orElseThrow();
    write("5", 1);
    kept(edge.from(), 1L);

    assertThat(new ReplicaDivergence().judge(run(topology)).getFirst().verdict())
        .contains(Verdict.INCONCLUSIVE);

    kept(edge.to(), 1L);
    assertThat(new ReplicaDivergence().judge(run(topology)).getFirst().verdict())
        .contains(Verdict.HOLDS);
  }

  /** A hundred more appends to another list, all there. */
  @Test
  void whatNeverTookEffectCannotBeReadTwice() {
    append(1, 1, Outcome.OK);
    append(2, 2, Outcome.UNKNOWN);
    append(3, 0, Outcome.UNKNOWN);
    append(4, 0, Outcome.FAILED);
    readList("[1,1,2]", 3);

    var twice = of(new WritesSeen(), TWICE);

    assertThat(twice.exposure()).isEqualTo(2);
    assertThat(twice.value()).isEqualTo(0.5);
  }

  @Test
  void valuesThatSomebodyWroteAreKnownWhateverBecameOfTheWrite() {
    add(Action.REGISTER_READ, "x", "", "null", Outcome.OK, 0, "primary");
    add(Action.REGISTER_WRITE, "x", "7", "", Outcome.UNKNOWN, 0, "primary");
    add(Action.REGISTER_CAS, "x", "[7,8]", "{\"swapped\":true}", Outcome.OK, 2, "primary");
    readRegisters(50, "7");
    readRegisters(50, "8");

    assertThat(of(new ValuesKnown(), "values-known").verdict()).contains(Verdict.HOLDS);
  }

  @Test
  void aValueThatNobodyWroteThereIsInvented() {
    add(Action.REGISTER_WRITE, "x", "7", "", Outcome.OK, 1, "primary");
    add(Action.REGISTER_WRITE, "y", "8", "", Outcome.OK, 1, "primary");
    readRegisters(9, "7");
    readRegisters(1, "8");

    var known = of(new ValuesKnown(), "values-known");

    assertThat(known.verdict()).contains(Verdict.REFUTED);
    assertThat(known.value()).isEqualTo(0.1);
    assertThat(known.interval().orElseThrow().contains(0.1)).isTrue();
    assertThat(known.evidence().getFirst().operations()).containsExactly(12L);
  }

  @Test
  void anElementThatNobodyAppendedIsInvented() {
    append(1, 1, Outcome.OK);
    readList("[1,5]", 2);
    enough();

    var known = of(new ValuesKnown(), "values-known");

    assertThat(known.value()).isEqualTo(0.5);
    assertThat(known.evidence().getFirst().what()).isEqualTo("list x read [1,5] at app1");
  }

  @Test
  void fewReadsSayTooLittleOfValues() {
    add(Action.REGISTER_WRITE, "x", "7", "", Outcome.OK, 1, "primary");
    readRegisters(99, "7");

    assertThat(of(new ValuesKnown(), "values-known").verdict()).contains(Verdict.INCONCLUSIVE);
  }

  private void readRegisters(int times, String value) {
    for (int i = 0; i < times; i++) {
      add(Action.REGISTER_READ, "x", "", value, Outcome.OK, 1, "primary");
    }
  }

  private void enough() {
    var all = new ArrayList<Long>();
    for (long value = 1; value <= 100; value++) {
      add(Action.LIST_APPEND, "y", Long.toString(value), "", Outcome.OK, value, "primary");
      all.add(value);
    }
    add(Action.LIST_READ, "y", "", all.toString(), Outcome.OK, 100, "primary");
  }

  private void append(long value, long version, Outcome outcome) {
    add(Action.LIST_APPEND, "x", Long.toString(value), "", outcome, version, "primary");
  }

  private void readList(String elements, long version) {
    add(Action.LIST_READ, "x", "", elements, Outcome.OK, version, "primary");
  }

  private void write(String value, long version) {
    add(Action.REGISTER_WRITE, "x", value, "", Outcome.OK, version, "primary");
  }

  private void kept(String database, Long... writes) {
    events.add(new Kept(database, 10_000, List.of(writes), true));
  }

  private void add(
      Action action,
      String key,
      String input,
      String output,
      Outcome outcome,
      long version,
      String database) {
    var at = 10 * ids;
    events.add(
        new Operation(
            ids++,
            0,
            action,
            key,
            input,
            output,
            outcome,
            at,
            at,
            at + 5,
            new Path("app1", "dc1", database, "1"),
            version,
            200,
            ""));
  }

  private List<Operation> operations() {
    return new History(events, true).of(Operation.class);
  }

  private Finding of(Analyzer analyzer, String identity) {
    return judge(analyzer).stream()
        .filter(f -> identity(f).equals(identity))
        .findFirst()
        .orElseThrow();
  }

  private static String identity(Finding finding) {
    return (finding.measure().id() + " " + finding.subject().spelling()).strip();
  }

  private List<Finding> judge(Analyzer analyzer) {
    return analyzer.judge(run(Catalogue.topology("A9")));
  }

  private Run run(Topology topology) {
    return new Run(
        "r",
        topology,
        Plan.of(Workloads.of("registers"), Load.of("4 users"), Duration.ofNanos(1000)),
        Map.of(),
        new History(events, true));
  }
}
