package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a history must not say, and what two spellings of one value are. */
class RefusedTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{:process 0 :type :ok :f :read :value [7 0]}",
        "{:process 0 :type :ok :f :read :value #{1 2}}",
        "{:process 0 :type :ok :f :read :value {0 10, 1 10}}"
      })
  void aRegisterThatReturnsACollectionIsRefused(String completion) throws IOException {
    var result =
        check(
            """
            {:process 1 :type :invoke :f :write :value 0}
            {:process 1 :type :ok :f :write :value 0}
            {:process 0 :type :invoke :f :read :value nil}
            """
                + completion);

    assertThat(result.isUnreadable()).as("%s", result.why()).isTrue();
  }

  @Test
  void aRegisterWithoutAKeyAmongRegistersWithOneIsRefused() throws IOException {
    var result =
        check(
            """
            {:process 1 :type :invoke :f :write :value 7}
            {:process 1 :type :ok :f :write :value 7}
            {:process 1 :type :invoke :f :write :value [7 0]}
            {:process 1 :type :ok :f :write :value [7 0]}
            """);

    assertThat(result.isUnreadable()).as("%s", result.why()).isTrue();
    assertThat(result.why().getFirst()).contains("[k v]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{:process 0 :type :invoke :f :write :value 3} {:process 0 :type :ok :f :write :value 4}",
        "{:process 0 :type :invoke :f :cas :value [1 2]} {:process 0 :type :ok :f :cas :value [1"
            + " 3]}",
        "{:process 0 :type :invoke :f :read :value [1 nil]} {:process 0 :type :ok :f :read :value"
            + " [2 0]}",
        "{:process 0 :type :invoke :value [[:w x 1]]} {:process 0 :type :ok :value [[:w x 2]]}",
        "{:process 0 :type :invoke :value [[:w x 1]]} {:process 0 :type :ok :value [[:w y 1]]}",
        "{:process 0 :type :invoke :value [[:w x 1]]} {:process 0 :type :ok :value [[:r x 1]]}",
        "{:process 0 :type :invoke :value [[:w x 1] [:w y 1]]} {:process 0 :type :ok :value [[:w x"
            + " 1]]}",
        "{:process 0 :type :invoke :value [[:w x 1]]} {:process 0 :type :ok :value [[:w x 1] [:r y"
            + " 1]]}"
      })
  void aCompletionThatContradictsItsCallIsRefused(String text) throws IOException {
    var result = check(text);

    assertThat(result.isUnreadable()).as("%s", result.why()).isTrue();
    assertThat(result.why().getFirst()).contains("than it called");
  }

  @Test
  void whatABrokenCompletionCutShortStaysAsItWasCalled() throws IOException {
    var result =
        check(
            """
            {:process 0 :type :invoke :value [[:append x 1] [:append y 1]]}
            {:process 1 :type :invoke :value [[:r y nil]]}
            {:process 1 :type :ok :value [[:r y [1]]]}
            {:process 0 :type :ok :value [[:append x 1] [:append y 2]]}
            """);

    assertThat(result.verdict()).as("%s", result.why()).isEqualTo(CheckVerdict.UNKNOWN);
  }

  @Test
  void aReadThatWasNotRecordedSaysNothing() throws IOException {
    var text =
        """
        {:process 0 :type :invoke :value [[:append x 1]]}
        {:process 0 :type :ok :value [[:append x 1]]}
        {:process 0 :type :invoke :value [[:r x]]}
        {:process 0 :type :ok :value [[:r x]]}
        {:process 0 :type :invoke :value [[:r x nil]]}
        {:process 0 :type :ok :value [[:r x [1]]]}
        """;

    assertThat(check(text).verdict()).isEqualTo(CheckVerdict.OK);
    assertThat(check(text.replace(":ok :value [[:r x]]", ":ok :value [[:r x nil]]")).verdict())
        .isEqualTo(CheckVerdict.BAD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 1.0",
        "1 1N",
        "2.50 2.5",
        "1 +1",
        "1 10e-1",
        "123456789012345678901 123456789012345678901N",
      })
  void oneNumberIsOneValueHoweverItIsWritten(String pair) throws IOException {
    assertThat(written(pair.split(" ")[0], pair.split(" ")[1])).isEqualTo(CheckVerdict.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 \"1\"", "\\{ \\}", "##Inf ##-Inf", "2.5 2.51", "\\a \\b"})
  void differentValuesDiffer(String pair) throws IOException {
    var values = pair.split(" ");

    assertThat(written(values[0], values[0])).isEqualTo(CheckVerdict.OK);
    assertThat(written(values[0], values[1])).isEqualTo(CheckVerdict.BAD);
  }

  @Test
  void charactersBeyondTheFirstPlaneDiffer() throws IOException {
    assertThat(written("\"\\ud83d\\ude00\"", "\"😀\"")).isEqualTo(CheckVerdict.OK);
    assertThat(written("\"\\ud83d\\ude00\"", "\"\\ud83d\\ude01\"")).isEqualTo(CheckVerdict.BAD);
    assertThat(written("\"\\ud83d\"", "\"\\ud83e\"")).isEqualTo(CheckVerdict.BAD);
  }

  @Test
  void whatEdnDiscardsIsNotThere() throws IOException {
    var text =
        """
        #_ {:process 9 :type :invoke :f :write :value 1}
        {:process 0 :type :invoke #_ :type #_ :ok :f :write :value 1}
        {:process 0 :type :ok :f :write :value 1}
        #_ #_ {:process 9} {:process 8}
        {:process 0 :type :invoke :f :cas :value [1 2 #_3]}
        {:process 0 :type :ok :f :cas :value [1 #_5 2]}
        #_ {:process 9}
        """;

    var result = check(text);

    assertThat(result.verdict()).as("%s", result.why()).isEqualTo(CheckVerdict.OK);
    assertThat(result.operations()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{:process 2 :type :invoke :f :append :key a :value \"x\"}"})
  void nilOfAStringIsEmptyWhetherItIsAppendedToOrNot(String more) throws IOException {
    var result =
        check(
            """
            {:process 0 :type :invoke :f :get :key a}
            {:process 0 :type :ok :f :get :key a :value nil}
            """
                + more);

    assertThat(result.verdict()).as("%s", result.why()).isEqualTo(CheckVerdict.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"put", "append"})
  void aNumberInAStringIsItsText(String word) throws IOException {
    var result =
        check(
            """
            {:process 0 :type :invoke :f :%s :key a :value 1}
            {:process 0 :type :ok :f :%s :key a :value 1}
            {:process 0 :type :invoke :f :get :key a}
            {:process 0 :type :ok :f :get :key a :value "1"}
            """
                .formatted(word, word));

    assertThat(result.verdict()).as("%s", result.why()).isEqualTo(CheckVerdict.OK);
  }

  @Test
  void eventsThatAreNotInTheOrderOfTheirIndexAreRefused() throws IOException {
    var text =
        """
        {:index 0 :process 0 :type :invoke :f :write :value 1}
        {:index 2 :process 1 :type :invoke :f :read}
        {:index 1 :process 0 :type :ok :f :write :value 1}
        {:index 3 :process 1 :type :ok :f :read :value 0}
        """;

    assertThat(check(text).isUnreadable()).isTrue();
    assertThat(check(text).why().getFirst()).contains("sort the events by their index");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10 20 15 30", "1.5 2.5 2.25 3", "5 6 7 1"})
  void eventsThatAreNotInTheOrderOfTheirTimesAreRefused(String times) throws IOException {
    var text =
        """
        {:time %s :process 0 :type :invoke :f :write :value 1}
        {:time %s :process 1 :type :invoke :f :read}
        {:time %s :process 0 :type :ok :f :write :value 1}
        {:time %s :process 1 :type :ok :f :read :value 0}
        """;

    assertThat(check(text.formatted((Object[]) times.split(" "))).why().getFirst())
        .contains("sort the events by their time");
    assertThat(check(text.formatted(10, 20, 30, 30)).verdict()).isEqualTo(CheckVerdict.OK);
    assertThat(check(text.formatted(0, 2_000_000, 1_999_900, 3_000_000)).verdict())
        .isEqualTo(CheckVerdict.OK);
    assertThat(check(text.replace("{", "{:index 0 ").formatted(9, 5, 7, 3)).verdict())
        .isEqualTo(CheckVerdict.OK);
  }

  @Test
  void positionsInALogCountItsEvents() throws IOException {
    var result =
        check(
            """
            INFO jepsen.core - Worker 0 starting
            INFO jepsen.util - 0 :invoke :write 3
            INFO jepsen.util - 0 :ok :write 3
            INFO jepsen.core - Worker 1 starting
            INFO jepsen.util - 0 :invoke :read nil
            INFO jepsen.util - 0 :ok :read 4
            """);

    assertThat(result.counterexample()).first().isEqualTo(3L);
  }

  @Test
  void transactionsWithoutProcessesAndWordsAreJudgedByTheirCompletions() throws IOException {
    var result =
        check(
            """
            {:type :ok :f nil :value [[:append [x 1] 1] [:r [y 2] []]]}
            {:type :ok :value [[:append [y 2] 1] [:r [x 1] []]]}
            {:type :ok :value [[:r [x 1] [1]] [:r [y 2] [1]]]}
            """);

    assertThat(result.anomalies()).containsExactly("G2-item");
  }

  private CheckVerdict written(String value, String read) throws IOException {
    return check(
            """
            {:process 0 :type :invoke :f :write :value %s}
            {:process 0 :type :ok :f :write :value %s}
            {:process 0 :type :invoke :f :read :value nil}
            {:process 0 :type :ok :f :read :value %s}
            """
                .formatted(value, value, read))
        .verdict();
  }

  private CheckResult check(String text) throws IOException {
    var file = Files.writeString(folder.resolve("history"), text);
    return new Check(CheckOptions.defaults(), () -> 0).check(file);
  }
}
