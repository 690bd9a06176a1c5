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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values {@code [key value]} are of independent objects; events are in the order of time. */
class KeyedTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bank        | 0 invoke read [a nil]; 0 ok read [a {0 5}]; 0 invoke read [b nil]; 0 ok read [b {0 6}]
          counter     | 0 invoke add [a 1]; 0 ok add [a 1]; 1 invoke read [b nil]; 1 ok read [b 0]
          set         | 0 invoke add [a 1]; 0 ok add [a 1]; 1 invoke read [b nil]; 1 ok read [b #{}]; 1 invoke read [a nil]; 1 ok read [a #{1}]
          linear-set  | 0 invoke add [a 1]; 0 ok add [a 1]; 1 invoke read [b nil]; 1 ok read [b #{}]
          total-queue | 0 invoke enqueue [a 1]; 0 ok enqueue [a 1]; 0 invoke drain [b nil]; 0 ok drain [b []]; 0 invoke drain [a nil]; 0 ok drain [a [1]]
          fifo-queue  | 0 invoke enqueue [a 1]; 0 ok enqueue [a 1]; 0 invoke dequeue [b nil]; 0 ok dequeue [b nil]
          mutex       | 0 invoke acquire [a nil]; 0 ok acquire [a nil]; 1 invoke acquire [b nil]; 1 ok acquire [b nil]
          unique-ids  | 0 invoke generate [a nil]; 0 ok generate [a 1]; 1 invoke generate [b nil]; 1 ok generate [b 1]
          comments    | 0 invoke write [a 1]; 0 ok write [a 1]; 0 invoke write [b 2]; 0 ok write [b 2]; 1 invoke read [b nil]; 1 ok read [b #{2}]
          multi-register | 0 invoke txn [1 [[:w x 1]]]; 0 ok txn [1 [[:w x 1]]]; 1 invoke txn [2 [[:w x 2]]]; 1 ok txn [2 [[:w x 2]]]; 1 invoke txn [1 [[:r x nil]]]; 1 ok txn [1 [[:r x 1]]]
          long-fork   | 0 invoke write [7 [[:w 0 1]]]; 0 ok write [7 [[:w 0 1]]]; 0 invoke write [8 [[:w 0 1]]]; 0 ok write [8 [[:w 0 1]]]; 1 invoke read [7 [[:r 0 nil] [:r 1 nil]]]; 1 ok read [7 [[:r 0 1] [:r 1 nil]]]
          cas-register| 0 invoke write [[a 1] 1]; 0 ok write [[a 1] 1]; 0 invoke write [[a 2] 2]; 0 ok write [[a 2] 2]; 0 invoke cas [[a 1] [1 3]]; 0 ok cas [[a 1] [1 3]]; 0 invoke read [[a 1] nil]; 0 ok read [[a 1] 3]
          """)
  void eachKeyIsAnObjectOfItsOwn(String model, String events) throws IOException {
    var result = check(model, events);

    assertThat(result.verdict()).as("%s", result.why()).isEqualTo(CheckVerdict.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bank        | 0 invoke read [a nil]; 0 ok read [a {0 5}]; 0 invoke read [a nil]; 0 ok read [a {0 6}]
          counter     | 0 invoke add [a 1]; 0 ok add [a 1]; 1 invoke read [a nil]; 1 ok read [a 0]
          set-full    | 0 invoke add [a 1]; 0 ok add [a 1]; 1 invoke read [a nil]; 1 ok read [a #{}]
          set-full    | 0 invoke add [a 1]; 0 ok add [a 1]; 1 invoke read nil; 1 ok read [[a 2]]
          linear-set  | 0 invoke add [a 1]; 0 ok add [a 1]; 1 invoke read [a nil]; 1 ok read [a #{}]
          total-queue | 0 invoke enqueue [a 1]; 0 ok enqueue [a 1]; 0 invoke drain [a nil]; 0 ok drain [a []]
          fifo-queue  | 0 invoke enqueue [a 1]; 0 ok enqueue [a 1]; 0 invoke dequeue [a nil]; 0 ok dequeue [a nil]
          mutex       | 0 invoke acquire [a nil]; 0 ok acquire [a nil]; 1 invoke acquire [a nil]; 1 ok acquire [a nil]
          unique-ids  | 0 invoke generate [a nil]; 0 ok generate [a 1]; 1 invoke generate [a nil]; 1 ok generate [a 1]
          comments    | 0 invoke write [a 1]; 0 ok write [a 1]; 0 invoke write [a 2]; 0 ok write [a 2]; 1 invoke read [a nil]; 1 ok read [a #{2}]
          multi-register | 0 invoke txn [1 [[:w x 1]]]; 0 ok txn [1 [[:w x 1]]]; 1 invoke txn [1 [[:r x nil]]]; 1 ok txn [1 [[:r x 2]]]
          cas-register| 0 invoke write [[a 1] 1]; 0 ok write [[a 1] 1]; 0 invoke read [[a 1] nil]; 0 ok read [[a 1] 3]
          """)
  void whatIsWrongWithOneKeyIsBad(String model, String events) throws IOException {
    var result = check(model, events);

    assertThat(result.verdict()).as("%s", result.why()).isEqualTo(CheckVerdict.BAD);
    assertThat(result.scene()).isNotEmpty();
    assertThat(result.why()).anyMatch(line -> line.contains("a") || line.contains("1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COUNTER     | 0 invoke add [a 1]; 0 ok add [a 1]; 1 invoke read [a nil]; 1 ok read [a 1]
          SET         | 0 invoke add [a 1]; 0 ok add [a 1]; 1 invoke read [a nil]; 1 ok read [a [1]]; 0 invoke add [b 1]; 1 invoke read [b nil]; 1 ok read [b [1]]
          BANK        | 0 invoke read [a nil]; 0 ok read [a {0 5}]
          """)
  void theModelOfKeyedValuesIsFound(Model model, String events) throws IOException {
    assertThat(check("", events).model()).contains(model);
    assertThat(check("", events).verdict()).isEqualTo(CheckVerdict.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          comments    | - invoke read; - invoke write 1; - ok write 1; - invoke write 2; - ok write 2; - ok read #{2}
          long-fork   | - invoke write [[:w 0 1]]; - ok write [[:w 0 1]]; - invoke write [[:w 1 1]]; - ok write [[:w 1 1]]; - invoke read [[:r 0 nil] [:r 1 nil]]; - ok read [[:r 0 1] [:r 1 nil]]; - invoke read [[:r 1 nil] [:r 0 nil]]; - ok read [[:r 1 1] [:r 0 nil]]
          cas-register| - invoke write 1; - invoke write 2; - ok write 2; - ok write 1; - invoke read; - ok read 0
          list-append | - invoke nil [[:append x 1] [:r y nil]]; - invoke nil [[:append y 1] [:r x nil]]; - ok nil [[:append x 1] [:r y []]]; - ok nil [[:append y 1] [:r x []]]; - invoke nil [[:r x nil] [:r y nil]]; - ok nil [[:r x [1]] [:r y [1]]]
          """)
  void eventsWithoutAProcessArePairedByWhatTheySay(String model, String events) throws IOException {
    var result = check(model, events);

    assertThat(result.verdict()).as("%s", result.why()).isEqualTo(CheckVerdict.BAD);
  }

  @Test
  void eventsWithoutAProcessAreInTheOrderOfNone() throws IOException {
    var events =
        "- invoke txn [[:append x 1]]; - invoke txn [[:r x nil] [:r y nil]]; "
            + "- ok txn [[:append x 1]]; - ok txn [[:r x [1]] [:r y []]]; "
            + "- invoke txn [[:r x nil]]; - ok txn [[:r x []]]";
    var serializable = options(Optional.empty(), "strong-session-serializable");

    assertThat(check(serializable, events).verdict()).isEqualTo(CheckVerdict.OK);
    assertThat(
            check(
                    serializable,
                    events
                        .replace("- invoke txn [[:r", "0 invoke txn [[:r")
                        .replace("- ok txn [[:r", "0 ok txn [[:r"))
                .verdict())
        .isEqualTo(CheckVerdict.BAD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cas-register | - invoke read; - invoke read; - ok read 0; - ok read 0
          cas-register | - invoke write 1; - ok write 2
          list-append  | - invoke txn [[:append x 1]]; - ok txn [[:append x 2]]
          """)
  void aCompletionOfWhichTheCallIsNotKnownIsRefused(String model, String events)
      throws IOException {
    var result = check(model, events);

    assertThat(result.isUnreadable()).isTrue();
    assertThat(result.why().getFirst()).contains("give events a process");
  }

  private CheckResult check(String model, String events) throws IOException {
    var asked = Optional.of(model).filter(word -> !word.isEmpty()).map(Model::of);
    return check(options(asked, "strict-serializable"), events);
  }

  private CheckResult check(CheckOptions options, String events) throws IOException {
    var text =
        Arrays.stream(events.split("; ")).map(KeyedTest::event).collect(Collectors.joining("\n"));
    var file = Files.writeString(folder.resolve("history.edn"), text);
    return new Check(options, () -> 0).check(file);
  }

  private static CheckOptions options(Optional<Model> model, String level) {
    return new CheckOptions(
        model,
        Duration.ofSeconds(10),
        1 << 26,
        Optional.empty(),
        Optional.empty(),
        level,
        Set.of(),
        Set.of(),
        BankRules.USUAL);
  }

  /** Of process, or a dash for none, type, operation and a value, if there is one. */
  private static String event(String event) {
    var words = event.trim().split(" ", 4);
    var word = words[2].equals("nil") ? "nil" : ":" + words[2];
    return "{%s :type :%s :f %s %s}"
        .formatted(
            words[0].equals("-") ? "" : ":process " + words[0],
            words[1],
            word,
            words.length > 3 ? ":value " + words[3] : "");
  }
}
