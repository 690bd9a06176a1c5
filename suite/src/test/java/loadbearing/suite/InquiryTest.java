package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loadbearing.analysis.data.Durability;
import loadbearing.harness.AfterRun;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.memory.Flaws;
import loadbearing.harness.memory.MemoryHost;
import loadbearing.harness.memory.World;
import loadbearing.harness.programme.Batch;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims answered together, in memory. */
class InquiryTest {
  @TempDir private Path folder;

  @Test
  void theWholeLedgerTakesThisManyDeploymentsAndRuns() {
    var programme = new Inquiry(Ledger.all(), Profile.QUICK, answer -> {}).programme();

    assertThat(programme.batches())
        .extracting(batch -> batch.topology().id(), batch -> batch.needs().size())
        .containsExactly(
            tuple("A4", 1),
            tuple("A4", 1),
            tuple("A4", 1),
            tuple("A1", 1),
            tuple("A2", 1),
            tuple("A4", 3),
            tuple("A9", 6),
            tuple("A10", 1),
            tuple("A11", 1),
            tuple("A12", 1),
            tuple("A15", 1),
            tuple("A17", 1),
            tuple("A18", 1),
            tuple("A9", 1),
            tuple("A4", 5),
            tuple("A9", 1));
  }

  @Test
  void speedIsMeasuredAloneAndWhatBreaksMostComesLast() {
    var programme = new Inquiry(Ledger.all(), Profile.QUICK, answer -> {}).programme();

    assertThat(programme.batches()).filteredOn(Batch::isAlone).hasSize(2);
    assertThat(programme.batches())
        .allSatisfy(
            batch ->
                assertThat(batch.needs())
                    .extracting(need -> !need.plan().schedule().planned().isEmpty())
                    .isSorted());
  }

  @Test
  void whatJudgesNoSpeedSharesTheHostTheLongestFirst() {
    var programme = new Inquiry(Ledger.all(), Profile.QUICK, answer -> {}).programme();

    assertThat(programme.sideBySide())
        .extracting(batch -> batch.topology().id())
        .containsExactly(
            "A4", "A9", "A10", "A4", "A12", "A11", "A17", "A18", "A15", "A4", "A2", "A9", "A1",
            "A9");
    assertThat(programme.alone()).hasSize(2);
    assertThat(programme.length()).isLessThan(Duration.ofMinutes(15));
  }

  @Test
  void aThoroughTourFreezesAndStarvesNodesAndCutsEdgesToo() {
    var nodes = List.of("lb", "app1", "primary");

    var tour = Experiments.tour(Catalogue.topology("A4"), nodes, Profile.FULL);

    assertThat(tour.plan().schedule().words())
        .hasSize(12)
        .contains("pause lb at 58s for 10s", "cut users->lb at 166s for 10s");
  }

  @Test
  void claimsOfManyKindsAreAnsweredFromFewDeployments() {
    var host = new MemoryHost();

    var answers = ask(host, "F1", "F2", "K1", "K2", "V1", "V2");

    assertThat(answers).hasSize(18).allMatch(answer -> answer.errors().isEmpty());
    assertThat(answers).extracting(Answer::surprises).allMatch(List::isEmpty);
    assertThat(host.stood()).isEqualTo(13);
  }

  @Test
  void aStoreThatForgetsAcknowledgedWritesIsFound() {
    var answers = ask(new MemoryHost(Flaws.forgetful(), Flaws.forgetful()), "F2");

    assertThat(answers)
        .filteredOn(answer -> answer.claim().id().equals("F2"))
        .flatExtracting(Answer::surprises)
        .anyMatch(it -> it.startsWith("acknowledged writes are kept must be HOLDS: found REFUTED"));
  }

  @Test
  void aLostWriteIsASurpriseToAClaimThatDoesNotAskForIt() {
    var answer = ask(new MemoryHost(Flaws.forgetful()), "F1-A4").getFirst();

    assertThat(answer.claim().expected()).noneMatch(it -> it.measure().equals(Durability.KEPT));
    assertThat(answer.surprises())
        .anyMatch(
            it -> it.startsWith("acknowledged writes are kept must not be REFUTED: found REFUTED"));
    assertThat(answer.deciding()).anyMatch(it -> it.finding().measure().equals(Durability.KEPT));
  }

  @Test
  void allLooksThatAreLeftToChanceErrTogetherInOneOfAHundredVerifiesAtTheMost() {
    var alarms = FalseAlarms.ofLedger();

    assertThat(alarms.looks()).isGreaterThanOrEqualTo(12);
    assertThat(alarms.looks() * alarms.share()).isLessThanOrEqualTo(0.01 + 1e-12);
    assertThat(alarms.words()).contains("at most 1 %");
  }

  @Test
  void aFaultThatCannotBeProvedDecidesNothing() {
    var deaf = new Flaws[9];
    Arrays.fill(deaf, Flaws.of(World.Manner.DEAF));

    var answer = ask(new MemoryHost(deaf), "F1-A4").getFirst();

    assertThat(answer.surprises()).isEmpty();
    assertThat(answer.undecided()).isNotEmpty();
    assertThat(answer.reports().getFirst().findings())
        .as("what the system did is no reason to run again")
        .noneMatch(finding -> finding.measure().equals(Pending.SET_ASIDE));
  }

  @Test
  void aDeploymentThatStaysBrokenIsReplaced() {
    var host = new MemoryHost(Flaws.of(World.Manner.STUBBORN));

    var answers = ask(host, "F1-A4", "V1");

    assertThat(answers)
        .extracting(answer -> answer.undecided().isEmpty())
        .containsExactly(false, true);
    assertThat(host.stood()).isEqualTo(2);
  }

  @Test
  void aDeploymentThatDiesIsAnErrorAndTheOthersGetAnother() {
    var host = new MemoryHost(Flaws.dyingIn(1));

    var answers = ask(host, "K1-A4", "V1");

    assertThat(answers).extracting(answer -> answer.errors().size()).containsExactly(1, 0);
    assertThat(answers.getFirst().reports()).isEmpty();
    assertThat(host.stood()).isEqualTo(2);
  }

  @Test
  void mastersAndSlavesThatDieLoseNothingAndUsersOfSlavesSeeThePast() {
    assertThat(ask(new MemoryHost(), "F4", "F5", "K7", "K9"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            answer -> {
              assertThat(answer.errors()).isEmpty();
              assertThat(answer.surprises()).isEmpty();
              assertThat(answer.undecided()).isEmpty();
            });
  }

  @Test
  void aStoreThatForgetsIsASurpriseToEachThatSaysItKeeps() {
    assertThat(ask(new MemoryHost(Flaws.forgetful(), Flaws.forgetful()), "F4", "K9-A9"))
        .hasSize(2)
        .allSatisfy(
            answer ->
                assertThat(answer.surprises())
                    .anyMatch(it -> it.startsWith("acknowledged writes are kept")));
  }

  /** In memory a replica catches up as soon as its link is whole, also from a master that died. */
  @Test
  void aReplicaThatHeardOfEverythingIsASurpriseToWhoSaysThatPromotionLosesWrites() {
    assertThat(ask(new MemoryHost(), "F3").getFirst().surprises())
        .anyMatch(it -> it.startsWith("acknowledged writes are kept must be REFUTED: found HOLDS"));
  }

  private List<Answer> ask(MemoryHost host, String... ids) {
    List<Answer> answers = new ArrayList<>();
    var claims = Arrays.stream(ids).flatMap(id -> Ledger.of(id).stream()).toList();
    try (var laboratory = new Laboratory(folder, Progress.silent(), AfterRun.NOTHING, () -> host)) {
      new Inquiry(claims, Profile.QUICK, answers::add).carryOut(laboratory);
    }
    return answers;
  }
}
