package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of models that are judged by whole operations: what was not recorded proves nothing. */
class HalfRecordedTest {
  private static final String FORK =
      "0 invoke write [[:w 0 1]]; 0 ok write [[:w 0 1]]; 3 invoke write [[:w 1 1]]; "
          + "3 ok write [[:w 1 1]]; 1 invoke read [[:r 0 nil] [:r 1 nil]]; "
          + "1 ok read [[:r 0 1] [:r 1 nil]]; 2 invoke read [[:r 1 nil] [:r 0 nil]]; 2 ok read ";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bank           | 0 invoke read; 0 ok read {0 10, 1 10}; 0 invoke read; 0 ok read
          bank           | 0 invoke read; 0 ok read {0 10, 1 10}; 0 invoke read; 0 ok read nil
          counter        | 0 invoke add 1; 0 ok add 1; 1 invoke read; 1 ok read nil
          set-full       | 0 invoke add 1; 0 ok add 1; 1 invoke read; 1 ok read #{1}; 1 invoke read; 1 ok read nil
          linear-set     | 0 invoke add 1; 0 ok add 1; 1 invoke read; 1 ok read; 1 invoke read; 1 ok read #{1}
          fifo-queue     | 0 invoke enqueue 1; 0 ok enqueue 1; 1 invoke dequeue; 1 ok dequeue
          unordered-queue| 0 invoke enqueue 1; 0 ok enqueue 1; 1 invoke dequeue; 1 ok dequeue; 1 invoke dequeue; 1 ok dequeue nil
          multi-register | 0 invoke txn [[:w :x 1]]; 0 ok txn [[:w :x 1]]; 1 invoke txn [[:r :x nil]]; 1 ok txn nil; 1 invoke txn [[:r :x nil]]; 1 ok txn [[:r :x]]
          multi-register | 0 invoke txn [[:w :x 1]]; 0 ok txn; 1 invoke txn [[:r :x nil]]; 1 ok txn [[:r :x 1]]
          unique-ids     | 0 invoke generate; 0 ok generate nil; 0 invoke generate; 0 ok generate
          comments       | 0 invoke write 1; 0 ok write; 0 invoke write 2; 0 ok write 2; 1 invoke read; 1 ok read nil
          sequential     | 0 invoke write 5; 0 ok write 5; 1 invoke read 5; 1 ok read
          """)
  void anAnswerThatIsMissingSaysNothing(String model, String events) throws IOException {
    assertThat(check(model, events).verdict())
        .as("%s", check(model, events).why())
        .isEqualTo(CheckVerdict.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nil", "[[:r 1 1] [:r 0]]", "[[:r 1] [:r 0 nil]]"})
  void aReadThatSaysNotWhatItSawForksWithNone(String answer) throws IOException {
    assertThat(check("long-fork", FORK + answer).verdict()).isEqualTo(CheckVerdict.OK);
    assertThat(check("long-fork", FORK + "[[:r 1 1] [:r 0 nil]]").verdict())
        .isEqualTo(CheckVerdict.BAD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          total-queue | 0 invoke enqueue 1; 0 ok enqueue 1; 0 invoke drain; 0 ok drain
          total-queue | 0 invoke enqueue 1; 0 ok enqueue 1; 0 invoke dequeue; 0 ok dequeue; 0 invoke drain; 0 ok drain []
          total-queue | 0 invoke enqueue nil; 0 ok enqueue nil; 0 invoke drain; 0 ok drain []
          fifo-queue  | 0 invoke enqueue nil; 0 ok enqueue nil; 1 invoke dequeue; 1 ok dequeue nil
          set         | 0 invoke add 1; 0 ok add 1; 0 invoke read; 0 ok read nil
          """)
  void whatMayBeEitherWayIsUnknown(String model, String events) throws IOException {
    assertThat(check(model, events).verdict()).isEqualTo(CheckVerdict.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          counter     | 0 invoke add 1; 0 ok add 2
          set         | 0 invoke add 1; 0 ok add "1"
          total-queue | 0 invoke enqueue 1; 0 ok enqueue 2
          comments    | 0 invoke write 1; 0 ok write 2
          long-fork   | 0 invoke write [[:w 0 1]]; 0 ok write [[:w 1 1]]
          long-fork   | 0 invoke read [[:r 0 nil] [:r 1 nil]]; 0 ok read [[:r 0 nil] [:r 2 nil]]
          long-fork   | 0 invoke read [[:r 0 nil] [:r 1 nil]]; 0 ok read [[:r 0 nil]]
          multi-register | 0 invoke txn [[:w :x 1]]; 0 ok txn [[:w :x 2]]
          multi-register | 0 invoke txn [[:w :x 1]]; 0 ok txn [[:r :x 1]]
          """)
  void aCompletionThatContradictsItsCallIsRefused(String model, String events) throws IOException {
    var result = check(model, events);

    assertThat(result.isUnreadable()).as("%s", result.why()).isTrue();
    assertThat(result.why().getFirst()).contains("than it called");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          set-full       | 0 invoke add [1 a]; 0 ok add [1 a]; 0 invoke read; 0 ok read #{}
          set-full       | 0 invoke add {1 a}; 0 ok add {1 a}; 0 invoke read; 0 ok read [{1 b}]
          linear-set     | 0 invoke add #{1 2}; 0 ok add #{2 1}; 0 invoke read; 0 ok read #{}
          fifo-queue     | 0 invoke enqueue [1 2]; 0 ok enqueue [1 2]; 0 invoke dequeue; 0 ok dequeue [2 1]
          total-queue    | 0 invoke enqueue [1 2 3]; 0 ok enqueue [1 2 3]; 0 invoke drain; 0 ok drain []
          comments       | 0 invoke write [1 1]; 0 ok write [1 1]; 0 invoke write [1 2]; 0 ok write [1 2]; 1 invoke read; 1 ok read [[1 2]]
          set            | 0 invoke add 1; 0 ok add 1; 0 invoke read; 0 ok read ["1"]
          unique-ids     | 0 invoke generate; 0 ok generate 1.0; 0 invoke generate; 0 ok generate 1
          """)
  void elementsOfAnyShapeAreElements(String model, String events) throws IOException {
    assertThat(check(model, events).verdict())
        .as("%s", check(model, events).why())
        .isEqualTo(CheckVerdict.BAD);
  }

  private CheckResult check(String model, String events) throws IOException {
    var text =
        Arrays.stream(events.split("; "))
            .map(HalfRecordedTest::event)
            .collect(Collectors.joining("\n"));
    var file = Files.writeString(folder.resolve("history.edn"), text);
    var options =
        new CheckOptions(
            Optional.of(Model.of(model)),
            Duration.ofSeconds(10),
            1 << 26,
            Optional.empty(),
            Optional.empty(),
            "strict-serializable",
            Set.of(),
            Set.of(),
            BankRules.USUAL);
    return new Check(options, () -> 0).check(file);
  }

  /** Of process, type, operation and a value, if there is one. */
  private static String event(String event) {
    var words = event.trim().split(" ", 4);
    var value = words.length > 3 ? " :value " + words[3] : "";
    return "{:process %s :type :%s :f :%s%s}".formatted(words[0], words[1], words[2], value);
  }
}
