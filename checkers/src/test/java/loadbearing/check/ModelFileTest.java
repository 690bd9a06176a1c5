package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
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

/** Every model beyond registers and transactions is shown good and bad, and what is not its own. */
class ModelFileTest {
  @TempDir private Path folder;

  /** Events are separated by semicolons: process, type, operation, value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bank           | 0 invoke read nil; 0 ok read {0 10, 1 10}; 0 invoke transfer {:from 0 :to 1 :amount 3}; 0 ok transfer nil; 0 invoke read nil; 0 ok read {0 7, 1 13}
          counter        | 0 invoke add 1; 0 ok add 1; 0 invoke add 2; 1 invoke read nil; 1 ok read 3; 0 info add 2; 1 invoke read nil; 1 ok read 1
          set            | 0 invoke add 1; 0 ok add 1; 0 invoke add 2; 0 fail add 2; 0 invoke read nil; 0 ok read #{1}
          set-full       | 0 invoke read nil; 0 ok read #{}; 0 invoke add 1; 0 ok add 1; 0 invoke read nil; 0 ok read #{}; 0 invoke read nil; 0 ok read [1]
          linear-set     | 0 invoke add 1; 1 invoke read nil; 1 ok read #{1}; 0 ok add 1; 1 invoke read nil; 1 ok read #{1}
          total-queue    | 0 invoke enqueue 1; 0 ok enqueue 1; 0 invoke enqueue 2; 0 ok enqueue 2; 0 invoke dequeue nil; 0 ok dequeue 2; 0 invoke drain nil; 0 ok drain [1]
          fifo-queue     | 0 invoke enqueue 1; 0 ok enqueue 1; 0 invoke enqueue 2; 0 ok enqueue 2; 0 invoke dequeue nil; 0 ok dequeue 1
          unordered-queue| 0 invoke enqueue 1; 0 ok enqueue 1; 0 invoke enqueue 2; 0 ok enqueue 2; 0 invoke dequeue nil; 0 ok dequeue 2
          mutex          | 0 invoke acquire nil; 0 ok acquire nil; 1 invoke acquire nil; 0 invoke release nil; 0 ok release nil; 1 ok acquire nil
          multi-register | 0 invoke txn [[:write :x 1] [:write :y 2]]; 0 ok txn [[:write :x 1] [:write :y 2]]; 1 invoke txn [[:read :x nil] [:read :y nil]]; 1 ok txn [[:read :x 1] [:read :y 2]]
          unique-ids     | 0 invoke generate nil; 0 ok generate 1; 0 invoke generate nil; 0 ok generate 2
          long-fork      | 0 invoke write [[:w 0 1]]; 0 ok write [[:w 0 1]]; 1 invoke read [[:r 0 nil] [:r 1 nil]]; 1 ok read [[:r 0 1] [:r 1 nil]]; 2 invoke read [[:r 1 nil] [:r 0 nil]]; 2 ok read [[:r 1 nil] [:r 0 nil]]
          comments       | 0 invoke write 1; 0 ok write 1; 0 invoke write 2; 0 ok write 2; 1 invoke read nil; 1 ok read #{1}
          sequential     | 0 invoke write 5; 0 ok write 5; 1 invoke read 5; 1 ok read [5 (nil "5_1" "5_0")]
          """)
  void whatKeepsAModelIsOk(String model, String events) throws IOException {
    var result = check(model, events);

    assertThat(result.why()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CheckVerdict.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bank           | wrong-total    | 0 invoke read nil; 0 ok read {0 10, 1 10}; 0 invoke read nil; 0 ok read {0 7, 1 10}
          bank           | negative-value | 0 invoke read nil; 0 ok read {0 -1, 1 21}
          bank           | nil-balance    | 0 invoke read nil; 0 ok read {0 nil, 1 20}
          bank           | unexpected-key | 0 invoke read nil; 0 ok read {0 10, 1 10}; 0 invoke read nil; 0 ok read {0 10, 2 10}
          counter        | out-of-bounds  | 0 invoke add 1; 0 ok add 1; 1 invoke read nil; 1 ok read 0
          counter        | out-of-bounds  | 0 invoke add 1; 0 fail add 1; 1 invoke read nil; 1 ok read 1
          counter        | out-of-bounds  | 1 invoke read nil; 1 ok read 1; 0 invoke add 1; 0 ok add 1
          set            | lost           | 0 invoke add 1; 0 ok add 1; 0 invoke read nil; 0 ok read #{}
          set            | unexpected     | 0 invoke add 1; 0 fail add 1; 0 invoke read nil; 0 ok read #{1}
          set-full       | lost           | 0 invoke add 1; 1 invoke read nil; 1 ok read #{1}; 1 invoke read nil; 1 ok read #{}
          set-full       | unexpected     | 0 invoke read nil; 0 ok read #{1}; 0 invoke add 1; 0 ok add 1
          set-full       | duplicate      | 0 invoke add 1; 0 ok add 1; 0 invoke read nil; 0 ok read [1 1]
          linear-set     | nonlinearizable| 0 invoke add 1; 0 ok add 1; 1 invoke read nil; 1 ok read #{}; 1 invoke read nil; 1 ok read #{1}
          total-queue    | lost           | 0 invoke enqueue 1; 0 ok enqueue 1; 0 invoke drain nil; 0 ok drain []
          total-queue    | unexpected     | 0 invoke dequeue nil; 0 ok dequeue 1
          fifo-queue     | nonlinearizable| 0 invoke enqueue 1; 0 ok enqueue 1; 0 invoke enqueue 2; 0 ok enqueue 2; 0 invoke dequeue nil; 0 ok dequeue 2
          unordered-queue| nonlinearizable| 0 invoke enqueue 1; 0 ok enqueue 1; 0 invoke dequeue nil; 0 ok dequeue 1; 0 invoke dequeue nil; 0 ok dequeue 1
          mutex          | nonlinearizable| 0 invoke acquire nil; 0 ok acquire nil; 1 invoke acquire nil; 1 ok acquire nil
          multi-register | nonlinearizable| 0 invoke txn [[:write :x 1] [:write :y 2]]; 0 ok txn [[:write :x 1] [:write :y 2]]; 1 invoke txn [[:read :x nil]]; 1 ok txn [[:read :x 2]]
          unique-ids     | duplicate      | 0 invoke generate nil; 0 ok generate 1; 0 invoke generate nil; 0 ok generate 1
          long-fork      | long-fork      | 0 invoke write [[:w 0 1]]; 0 ok write [[:w 0 1]]; 3 invoke write [[:w 1 1]]; 3 ok write [[:w 1 1]]; 1 invoke read [[:r 0 nil] [:r 1 nil]]; 1 ok read [[:r 0 1] [:r 1 nil]]; 2 invoke read [[:r 1 nil] [:r 0 nil]]; 2 ok read [[:r 1 1] [:r 0 nil]]
          long-fork      | unwritten-read | 1 invoke read [[:r 0 nil] [:r 1 nil]]; 1 ok read [[:r 0 1] [:r 1 nil]]
          comments       | missing        | 0 invoke write 1; 0 ok write 1; 0 invoke write 2; 0 ok write 2; 1 invoke read nil; 1 ok read #{2}
          sequential     | trailing-nil   | 0 invoke write 5; 0 ok write 5; 1 invoke read 5; 1 ok read [5 ("5_2" nil "5_0")]
          """)
  void whatBreaksAModelIsBad(String model, String anomaly, String events) throws IOException {
    var result = check(model, events);

    assertThat(result.verdict()).as("%s", result.why()).isEqualTo(CheckVerdict.BAD);
    assertThat(result.anomalies()).containsExactly(anomaly);
    assertThat(result.counterexample()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bank        | 0 invoke read nil; 0 ok read {0 10, 1 :much}
          counter     | 0 invoke add 1; 0 ok add 1; 0 invoke read nil; 0 ok read #{1}
          set         | 0 invoke add 1; 0 ok add 1; 0 invoke read nil; 0 ok read 1
          fifo-queue  | 0 invoke enqueue 1; 0 ok enqueue 1; 0 invoke drain nil; 0 ok drain [1]
          mutex       | 0 invoke acquire nil; 0 ok acquire nil; 0 invoke read nil; 0 ok read nil
          long-fork   | 0 invoke write [[:w 0 1]]; 0 ok write [[:w 0 1]]; 0 invoke write [[:w 0 2]]; 0 ok write [[:w 0 2]]
          total-queue | 0 invoke enqueue 1; 0 ok enqueue 1
          total-queue | 0 invoke enqueue 1; 0 ok enqueue 1; 1 invoke dequeue nil; 1 info dequeue nil; 0 invoke drain nil; 0 ok drain []
          set         | 0 invoke add 1; 0 ok add 1
          cas-register| 0 invoke add 1; 0 ok add 1
          multi-register | 0 invoke txn [[:append :x 1]]; 0 ok txn [[:append :x 1]]
          """)
  void whatIsNotOfAModelOrCannotBeToldIsUnknown(String model, String events) throws IOException {
    var result = check(model, events);

    assertThat(result.verdict()).isEqualTo(CheckVerdict.UNKNOWN);
    assertThat(result.why()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BANK        | 0 invoke read nil; 0 ok read {0 10, 1 10}
          BANK        | 0 invoke transfer {:from 0 :to 1 :amount 3}; 0 ok transfer nil; 0 invoke read nil; 0 ok read {0 10, 1 10}
          COUNTER     | 0 invoke read nil; 0 ok read 0; 0 invoke add 1; 0 ok add 1
          SET         | 0 invoke add 1; 0 ok add 1; 0 invoke read nil; 0 ok read #{1}
          SET_FULL    | 0 invoke read nil; 0 ok read #{}; 0 invoke add 1; 0 ok add 1; 0 invoke read nil; 0 ok read [1]
          TOTAL_QUEUE | 0 invoke dequeue nil; 0 fail dequeue nil
          MUTEX       | 0 invoke acquire nil; 0 ok acquire nil
          UNIQUE_IDS  | 0 invoke generate nil; 0 ok generate 1
          CAS_REGISTER| 0 invoke read nil; 0 ok read 0; 0 invoke write 1; 0 ok write 1
          """)
  void theModelThatFitsIsTaken(Model model, String events) throws IOException {
    var result = check("", events);

    assertThat(result.model()).contains(model);
    assertThat(result.verdict()).isEqualTo(CheckVerdict.OK);
  }

  @Test
  void aBanksTotalAndItsDebtsAreWhatIsSaid() throws IOException {
    var events = "0 invoke read nil; 0 ok read {0 -10, 1 30}";

    assertThat(bank(events, "20", true).verdict()).isEqualTo(CheckVerdict.OK);
    assertThat(bank(events, "30", true).anomalies()).containsExactly("wrong-total");
    assertThat(bank(events, "20", false).anomalies()).containsExactly("negative-value");
  }

  @Test
  void stepsOfTransactionsAreOfTheTotalThatIsSaid() throws IOException {
    var events = "0 invoke txn [[:r 0 nil] [:r 1 nil]]; 0 ok txn [[:r 0 10] [:r 1 20]]";

    assertThat(bank(events, "30", true).verdict()).isEqualTo(CheckVerdict.OK);
    assertThat(bank(events, "20", true).anomalies()).containsExactly("wrong-total");
  }

  @Test
  void aCounterBeginsWhereItIsSaidTo() throws IOException {
    var file = folder.resolve("history.edn");
    Files.writeString(
        file, event("0 invoke add 1") + event("1 invoke read nil") + event("1 ok read 5"));
    var options = CheckOptions.defaults();
    var first =
        new CheckOptions(
            Optional.of(Model.COUNTER),
            options.limit(),
            options.memoryBytes(),
            Optional.of("5"),
            Optional.empty(),
            options.consistency(),
            Set.of(),
            Set.of(),
            BankRules.USUAL);

    assertThat(new Check(first, () -> 0).check(file).verdict()).isEqualTo(CheckVerdict.OK);
    assertThat(new Check(options, () -> 0).check(file).verdict()).isEqualTo(CheckVerdict.BAD);
  }

  @Test
  void objectsOfJsonAreBalancesToo() throws IOException {
    var text =
        """
        {"process":0,"type":"invoke","f":"read","value":null}
        {"process":0,"type":"ok","f":"read","value":{"0":10.5,"1":9.5}}
        {"process":0,"type":"invoke","f":"read","value":null}
        {"process":0,"type":"ok","f":"read","value":{"0":10.5,"1":9}}
        """;
    var file = Files.writeString(folder.resolve("history.json"), text);

    var result = new Check(CheckOptions.defaults(), () -> 0).check(file);

    assertThat(result.anomalies()).containsExactly("wrong-total");
    assertThat(result.counterexample()).containsExactly(3L, 1L);
  }

  @ParameterizedTest
  @CsvSource({
    "'0\t:invoke\t:write\t1\n"
        + "0\t:ok\t:write\t1\n"
        + "1\t:invoke\t:read\tnil\n"
        + "1\t:ok\t:read\t0\n"
        + "', CAS_REGISTER",
    "'0\t:invoke\t:txn\t[[:append 1 2]]\n"
        + "0\t:fail\t:txn\t[[:append 1 2]]\t:conflict\n"
        + "1\t:invoke\t:txn\t[[:r 1 nil]]\n"
        + "1\t:ok\t:txn\t[[:r 1 [2]]]\n"
        + "', LIST_APPEND",
    "':nemesis\t:info\t:start\tnil\n"
        + "0\t:invoke\t:read\tnil\n"
        + "0\t:ok\t:read\t{0 1}\n"
        + "0\t:invoke\t:read\tnil\n"
        + "0\t:ok\t:read\t{0 2}\n"
        + "', BANK"
  })
  void linesOfHistoryTxtAreReadAsEvents(String text, Model model) throws IOException {
    var file = Files.writeString(folder.resolve("history.txt"), text);

    var result = new Check(CheckOptions.defaults(), () -> 0).check(file);

    assertThat(result.model()).contains(model);
    assertThat(result.verdict()).as("%s", result.why()).isEqualTo(CheckVerdict.BAD);
  }

  private CheckResult bank(String events, String total, boolean isNegativeFine) throws IOException {
    return check(
        Optional.of(Model.BANK),
        events,
        new BankRules(Optional.of(new BigDecimal(total)), isNegativeFine));
  }

  private CheckResult check(String model, String events) throws IOException {
    var asked = Optional.ofNullable(model).filter(word -> !word.isEmpty()).map(Model::of);
    return check(asked, events, BankRules.USUAL);
  }

  private CheckResult check(Optional<Model> model, String events, BankRules bank)
      throws IOException {
    var text =
        Arrays.stream(events.split("; "))
            .map(ModelFileTest::event)
            .collect(Collectors.joining("\n"));
    var file = Files.writeString(folder.resolve("history.edn"), text);
    var options =
        new CheckOptions(
            model,
            Duration.ofSeconds(10),
            1 << 26,
            Optional.empty(),
            Optional.empty(),
            "strict-serializable",
            Set.of(),
            Set.of(),
            bank);
    return new Check(options, () -> 0).check(file);
  }

  private static String event(String event) {
    var words = event.trim().split(" ", 4);
    return "{:process %s :type :%s :f :%s :value %s}".formatted((Object[]) words);
  }
}
