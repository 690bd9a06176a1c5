package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loadbearing.check.txn.Anomaly;
import loadbearing.check.txn.AnomalyWords;
import loadbearing.check.txn.LevelPromise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of levels and anomalies that other checkers have, and what is said by them. */
class LevelPromiseTest {
  private static final String GOOD = "0 [[:append x 1] [:r x [1]]]; 1 [[:r x [1]]]";
  private static final String DIRTY = "0! [[:append x 1]]; 1 [[:r x [1]]]";
  private static final String LOST =
      "0 [[:r x []] [:append x 1]]; 1 [[:r x []] [:append x 2]]; 2 [[:r x [1 2]]]";
  private static final String SKEWED =
      "0 [[:r x []] [:append y 1]]; 1 [[:r y []] [:append x 1]]; 2 [[:r x [1]] [:r y [1]]]";
  private static final String FRACTURED =
      "0 [[:append x 1] [:append y 1]]; 1 [[:r x [1]] [:r y []]]; 2 [[:r y [1]]]";
  private static final String REGISTERS =
      "0 [[:w x 1]]; 1 [[:r x 1] [:w x 2] [:r y 3]]; 2 [[:w y 3]]";

  @TempDir private Path folder;

  static TreeSet<String> names() {
    return new TreeSet<>(LevelPromise.words());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameIsJudged(String name) throws IOException {
    assertThat(check(name, GOOD).verdict()).isEqualTo(CheckVerdict.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "cursor-stability, BAD, OK, OK, BAD",
    "PL-CS, BAD, OK, OK, BAD",
    "consistent-view, BAD, OK, BAD, BAD",
    "PL-2+, BAD, OK, BAD, BAD",
    "forward-consistent-view, BAD, OK, BAD, BAD",
    "monotonic-view, UNKNOWN, OK, UNKNOWN, BAD",
    "monotonic-snapshot-read, UNKNOWN, OK, UNKNOWN, BAD",
    "monotonic-atomic-view, UNKNOWN, OK, UNKNOWN, BAD",
    "read-atomic, UNKNOWN, OK, UNKNOWN, BAD",
    "update-atomic, BAD, OK, UNKNOWN, BAD",
    "parallel-snapshot-isolation, BAD, OK, BAD, BAD",
    "prefix, UNKNOWN, OK, UNKNOWN, BAD",
    "update-serializable, BAD, UNKNOWN, BAD, BAD",
    "PL-3U, BAD, UNKNOWN, BAD, BAD",
    "view-serializable, BAD, BAD, BAD, BAD",
    "1SR, BAD, BAD, BAD, BAD",
    "session-serializable, BAD, BAD, BAD, BAD",
    "strong-snapshot-isolation, BAD, OK, BAD, BAD",
    "strong-read-committed, OK, OK, OK, BAD",
    "strong-PL-1, OK, OK, OK, OK",
    "linearizable, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
    "causal, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
    "'read-committed,snapshot-isolation', BAD, OK, BAD, BAD",
    "'read-committed,monotonic-view', UNKNOWN, OK, UNKNOWN, BAD"
  })
  void aModelBetweenTwoLevelsIsJudgedByBoth(
      String name,
      CheckVerdict lost,
      CheckVerdict skewed,
      CheckVerdict fractured,
      CheckVerdict dirty)
      throws IOException {
    assertThat(check(name, LOST).verdict()).as("lost update").isEqualTo(lost);
    assertThat(check(name, SKEWED).verdict()).as("write skew").isEqualTo(skewed);
    assertThat(check(name, FRACTURED).verdict()).as("read skew").isEqualTo(fractured);
    assertThat(check(name, DIRTY).verdict()).as("dirty read").isEqualTo(dirty);
  }

  @ParameterizedTest
  @CsvSource({
    "G1a, OK, OK, OK, BAD",
    "G1, OK, OK, OK, BAD",
    "G0, OK, OK, OK, OK",
    "lost-update, BAD, OK, OK, OK",
    "G-single, BAD, OK, BAD, OK",
    "G-single-item, BAD, OK, BAD, OK",
    "G-single-realtime, BAD, OK, BAD, OK",
    "G-nonadjacent, BAD, OK, BAD, OK",
    "G2-item, BAD, BAD, BAD, OK",
    "G2, BAD, BAD, BAD, OK",
    "write-skew, BAD, BAD, BAD, OK",
    "GSIb, BAD, OK, BAD, OK"
  })
  void anomaliesThatAreAskedForAloneCount(
      String name,
      CheckVerdict lost,
      CheckVerdict skewed,
      CheckVerdict fractured,
      CheckVerdict dirty)
      throws IOException {
    var options = CheckOptions.defaults().without(AnomalyWords.of(name));

    assertThat(check(options, LOST).verdict()).as("lost update").isEqualTo(lost);
    assertThat(check(options, SKEWED).verdict()).as("write skew").isEqualTo(skewed);
    assertThat(check(options, FRACTURED).verdict()).as("read skew").isEqualTo(fractured);
    assertThat(check(options, DIRTY).verdict()).as("dirty read").isEqualTo(dirty);
  }

  @Test
  void cyclesOfRegistersWhoseOrderIsOpenAreNotExcluded() throws IOException {
    var options = CheckOptions.defaults();
    var broken = REGISTERS + "; 3 [[:r x 9]]";

    assertThat(check(options.without(Set.of(Anomaly.G1A)), broken).verdict())
        .isEqualTo(CheckVerdict.OK);
    assertThat(check(options.without(Set.of(Anomaly.G_SINGLE)), broken).verdict())
        .isEqualTo(CheckVerdict.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"serialisable", "snapshot", "PL-4", "Serializable", "strong-session-serial"})
  void anUnknownLevelIsAnsweredWithTheNearest(String word) {
    assertThatThrownBy(() -> LevelPromise.of(word)).hasMessageContaining("did you mean '");
  }

  @Test
  void theNearestWordIsSaid() {
    assertThatThrownBy(() -> LevelPromise.of("serialisable"))
        .hasMessageContaining("'serializable'");
    assertThatThrownBy(() -> AnomalyWords.of("g1A")).hasMessageContaining("mean 'G1a'");
    assertThatThrownBy(() -> AnomalyWords.of("G-MSR")).hasMessageContaining("not looked for");
    assertThatThrownBy(() -> Model.of("set-ful")).hasMessageContaining("mean 'set-full'");
  }

  private CheckResult check(String consistency, String transactions) throws IOException {
    return check(CheckOptions.defaults().promising(consistency), transactions);
  }

  /** All at once, each of a process; with an exclamation mark it failed. */
  private CheckResult check(CheckOptions options, String transactions) throws IOException {
    var all = Arrays.asList(transactions.split("; "));
    var calls =
        all.stream()
            .map(
                t -> event("invoke", t.replaceAll("(:r \\w+) (\\[[^\\]]*\\]|\\w+)\\]", "$1 nil]")));
    var returns = all.stream().map(t -> event(t.charAt(1) == '!' ? "fail" : "ok", t));
    var text = java.util.stream.Stream.concat(calls, returns).collect(Collectors.joining("\n"));
    var file = Files.writeString(folder.resolve("history.edn"), text);
    return new Check(options, () -> 0).check(file);
  }

  private static String event(String type, String transaction) {
    return "{:process %s :type :%s :f :txn :value %s}"
        .formatted(transaction.charAt(0), type, transaction.substring(transaction.indexOf('[')));
  }
}
