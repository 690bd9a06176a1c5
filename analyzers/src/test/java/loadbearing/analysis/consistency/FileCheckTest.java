package loadbearing.analysis.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadbearing.check.BankRules;
import loadbearing.check.CheckOptions;
import loadbearing.check.CheckVerdict;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Phase;
import loadbearing.history.RunFolder;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {
  @TempDir Path folder;

  @Test
  void aStoredRunIsJudgedAndPointsAtItsLines() {
    var stored = new RunFolder(folder.resolve("run"));
    try (var writer = stored.writer()) {
      writer.append(operation(7, Action.REGISTER_WRITE, "5", "", 0));
      writer.append(new Phase(new Phase.Measured(), true, 2));
      writer.append(operation(8, Action.REGISTER_READ, "", "null", 20));
      writer.end();
    }

    for (var path : List.of(stored.path(), stored.path().resolve(RunFolder.HISTORY))) {
      var result = new FileCheck(options(), () -> 0).check(path);

      assertThat(result.verdict()).as("%s", result.why()).isEqualTo(CheckVerdict.BAD);
      assertThat(result.counterexample()).containsExactly(3L, 1L);
      assertThat(result.problem()).isEmpty();
    }
  }

  @Test
  void aRunWhoseProcessHasTwoOpenOperationsContradictsItself() {
    var stored = new RunFolder(folder.resolve("run"));
    try (var writer = stored.writer()) {
      writer.append(operation(7, Action.REGISTER_WRITE, "5", "", 0));
      writer.append(operation(8, Action.REGISTER_READ, "", "5", 3));
      writer.end();
    }

    var result = new FileCheck(options(), () -> 0).check(stored.path());

    assertThat(result.isUnreadable()).isTrue();
    assertThat(result.why().getFirst()).contains("process 1 calls operation 8");
  }

  @Test
  void aProcessMayCallInTheMomentItReturns() {
    var stored = new RunFolder(folder.resolve("run"));
    try (var writer = stored.writer()) {
      writer.append(operation(7, Action.REGISTER_WRITE, "5", "", 0));
      writer.append(operation(8, Action.REGISTER_READ, "", "5", 5));
      writer.end();
    }

    assertThat(new FileCheck(options(), () -> 0).check(stored.path()).verdict())
        .isEqualTo(CheckVerdict.OK);
  }

  @Test
  void aRunWithAMalformedCompareAndSetIsNotJudged() {
    var stored = new RunFolder(folder.resolve("run"));
    try (var writer = stored.writer()) {
      writer.append(operation(7, Action.REGISTER_CAS, "5", "", 0));
      writer.end();
    }

    var result = new FileCheck(options(), () -> 0).check(stored.path());

    assertThat(result.verdict()).isEqualTo(CheckVerdict.UNKNOWN);
    assertThat(result.why().getFirst()).contains("[from,to]");
  }

  @Test
  void aFolderThatIsNoRunSaysWhatIsMissing() {
    var result = new FileCheck(options(), () -> 0).check(folder);

    assertThat(result.isUnreadable()).isTrue();
    assertThat(result.why().getFirst()).contains("without history.jsonl.gz");
  }

  private static Operation operation(
      long id, Action action, String input, String output, long called) {
    return new Operation(
        id,
        1,
        action,
        "k",
        input,
        output,
        Outcome.OK,
        called,
        called,
        called + 5,
        loadbearing.history.Path.NOBODY,
        0,
        200,
        "");
  }

  private static CheckOptions options() {
    return new CheckOptions(
        Optional.empty(),
        Duration.ofSeconds(10),
        1 << 26,
        Optional.empty(),
        Optional.empty(),
        "strict-serializable",
        Set.of(),
        java.util.Set.of(),
        BankRules.USUAL);
  }
}
