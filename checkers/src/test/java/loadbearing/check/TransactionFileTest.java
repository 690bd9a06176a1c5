package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionFileTest {
  @TempDir private Path folder;

  @Test
  void writeSkewInJsonLinesIsBadAndPointsAtBoth() throws IOException {
    var result =
        check(
            "serializable",
            """
            {"index":0,"type":"invoke","process":0,"value":[["r","x",null],["append","y",1]]}
            {"index":1,"type":"invoke","process":1,"value":[["r","y",null],["append","x",1]]}
            {"index":2,"type":"ok","process":0,"value":[["r","x",[]],["append","y",1]]}
            {"index":3,"type":"ok","process":1,"value":[["r","y",[]],["append","x",1]]}
            """);

    assertThat(result.verdict()).isEqualTo(CheckVerdict.BAD);
    assertThat(result.model()).contains(Model.LIST_APPEND);
    assertThat(result.anomalies()).containsExactly("G2-item");
    assertThat(result.violates()).containsExactly("repeatable-read");
    assertThat(result.counterexample()).containsExactlyInAnyOrder(2L, 3L);
    assertThat(result.why()).anyMatch(line -> line.contains("because"));
    assertThat(result.scene()).hasSize(2);
  }

  @Test
  void onlyWhatThePromisedLevelForbidsIsBad() throws IOException {
    var skew =
        """
        {:type :ok, :process 0, :value [[:r :x nil] [:append :y 1]]}
        {:type :ok, :process 1, :value [[:r :y nil] [:append :x 1]]}
        """;

    assertThat(check("snapshot-isolation", skew).verdict()).isEqualTo(CheckVerdict.OK);
    assertThat(check("snapshot-isolation", skew).anomalies()).containsExactly("G2-item");
    assertThat(check("strict-serializable", skew).verdict()).isEqualTo(CheckVerdict.BAD);
  }

  @Test
  void onlyWhoShowsTheAbortedElementReadIt() throws IOException {
    var result =
        check(
            "serializable",
            """
            {:type :ok, :process 0, :value [[:append :x 1]]}
            {:type :fail, :process 1, :value [[:append :x 2]]}
            {:type :ok, :process 2, :value [[:r :x [1]]]}
            {:type :ok, :process 3, :value [[:r :x [1 2]]]}
            """);

    assertThat(result.anomalies()).containsExactly("G1a");
    assertThat(result.counterexample()).containsExactly(3L, 1L);
  }

  @Test
  void registersAreToldFromLists() throws IOException {
    var result =
        check(
            "read-committed",
            """
            {:type :invoke, :process 0, :value [[:w :x 1]]}
            {:type :fail, :process 0, :value [[:w :x 1]]}
            {:type :invoke, :process 0, :value [[:r :x nil]]}
            {:type :ok, :process 0, :value [[:r :x 1]]}
            """);

    assertThat(result.model()).contains(Model.RW_REGISTER);
    assertThat(result.anomalies()).containsExactly("G1a");
    assertThat(result.verdict()).isEqualTo(CheckVerdict.BAD);
  }

  @Test
  void bankWhoseTotalChangesIsBad() throws IOException {
    var right =
        """
        {:type :ok, :process 0, :value [[:r 1 60] [:r 2 40]]}
        {:type :ok, :process 1, :value [[:r 1 60] [:r 2 40] [:w 1 50] [:w 2 50]]}
        """;
    var wrong = right + "{:type :ok, :process 0, :value [[:r 1 60] [:r 2 50]]}\n";

    assertThat(check(Optional.of(Model.BANK), right).verdict()).isEqualTo(CheckVerdict.OK);
    assertThat(check(Optional.of(Model.BANK), wrong).verdict()).isEqualTo(CheckVerdict.BAD);
    assertThat(check(Optional.of(Model.BANK), wrong).counterexample()).containsExactly(2L, 0L);
  }

  @Test
  void aModelOfOtherStepsIsNotApplied() throws IOException {
    var lists = "{:type :ok, :process 0, :value [[:append :x 1]]}\n";
    var registers = "{:type :ok, :process 0, :value [[:w :y 1]]}\n";
    var neither = "{:type :ok, :process 0, :value [[:r :x nil]]}\n";

    assertThat(check(Optional.of(Model.RW_REGISTER), lists).verdict())
        .isEqualTo(CheckVerdict.UNKNOWN);
    assertThat(check(Optional.of(Model.BANK), lists).verdict()).isEqualTo(CheckVerdict.UNKNOWN);
    assertThat(check(Optional.of(Model.SESSION), lists).verdict()).isEqualTo(CheckVerdict.UNKNOWN);
    assertThat(check(Optional.of(Model.LIST_APPEND), registers).verdict())
        .isEqualTo(CheckVerdict.UNKNOWN);
    assertThat(check(Optional.of(Model.LIST_APPEND), lists + registers).verdict())
        .isEqualTo(CheckVerdict.OK);
    for (var model : List.of(Model.LIST_APPEND, Model.RW_REGISTER)) {
      assertThat(check(Optional.of(model), neither).verdict()).isEqualTo(CheckVerdict.OK);
      assertThat(check(Optional.of(model), neither).model()).contains(model);
    }
  }

  private CheckResult check(Optional<Model> model, String text) throws IOException {
    return check(model, "strict-serializable", text);
  }

  private CheckResult check(String consistency, String text) throws IOException {
    return check(Optional.empty(), consistency, text);
  }

  private CheckResult check(Optional<Model> model, String consistency, String text)
      throws IOException {
    var file = Files.writeString(folder.resolve("history"), text);
    var options =
        new CheckOptions(
            model,
            Duration.ofSeconds(10),
            1 << 28,
            Optional.empty(),
            Optional.empty(),
            consistency,
            Set.of(),
            java.util.Set.of(),
            BankRules.USUAL);
    return new Check(options, () -> 0).check(file);
  }
}
