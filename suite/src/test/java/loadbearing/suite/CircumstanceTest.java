package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loadbearing.harness.AfterRun;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.memory.MemoryHost;
import loadbearing.history.Run;
import loadbearing.topology.Goal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Circumstances of runs in memory. */
class CircumstanceTest {
  @TempDir private Path folder;

  private Answer ask(Claim claim) {
    List<Answer> answers = new ArrayList<>();
    try (var laboratory =
        new Laboratory(folder, Progress.silent(), AfterRun.NOTHING, MemoryHost::new)) {
      new Inquiry(List.of(claim), Profile.QUICK, answers::add).carryOut(laboratory);
    }
    return answers.getFirst();
  }

  private static Claim given(String id, Circumstance... circumstances) {
    var claim = Ledger.of(id).getFirst();
    return new Claim(
        claim.id(),
        claim.text(),
        claim.made(),
        claim.thresholds(),
        claim.questions().getFirst().given(circumstances));
  }

  @Test
  void whatDidNotHappenLeavesTheClaimUndecidedWithTheReason() {
    var answer = ask(given("F1-A1", Circumstance.readFrom("replica1")));

    assertThat(answer.undecided()).isNotEmpty();
    assertThat(answer.outcome())
        .contains("it did not happen that replica1 answered reads while a fault lasted");
  }

  @Test
  void nobodyWantedSessionsInARunOfReadsAndWrites() {
    Run run = ask(Ledger.of("F1-A1").getFirst()).reports().getFirst().run();

    assertThat(Circumstance.wanted(Goal.READ).happened().test(run)).isTrue();
    assertThat(Circumstance.wanted(Goal.SESSION).happened().test(run)).isFalse();
    assertThat(Circumstance.readFrom("replica1").happened().test(run)).isFalse();
  }
}
