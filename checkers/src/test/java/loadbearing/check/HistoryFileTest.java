package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFileTest {
  private static final int FUZZED = Integer.getInteger("loadbearing.fuzzed", 4_000);

  private static final String LOG_OK =
      """
      INFO  jepsen.util - 0\t:invoke\t:read\tnil
      INFO  jepsen.util - 0\t:ok\t:read\tnil
      INFO  jepsen.core - all quiet
      INFO  jepsen.util - 0  :invoke  :write  3
      INFO  jepsen.util - 1 :invoke :cas [4 5]
      INFO  jepsen.util - 0  :ok  :write  3
      INFO  jepsen.util - 1 :fail :cas [4 5]
      INFO  jepsen.util - 0 :invoke :read nil
      INFO  jepsen.util - 0 :fail :read :timed-out
      INFO  jepsen.util - 1 :invoke :write 7
      INFO  jepsen.util - 1 :info :write :timed-out
      INFO  jepsen.util - 0 :invoke :read nil
      INFO  jepsen.util - 0 :ok :read 7
      """;
  private static final String LOG_BAD = LOG_OK.replace(":ok :read 7", ":ok :read 4");
  private static final String EDN_OK =
      """
      [{:process 0, :type :invoke, :f :read, :value nil} ; any value may be there
       {:process :nemesis, :type :info, :f :start, :value {:cut #{"a" "b"}}}
       #jepsen.history.Op{:type :ok :f :read :value nil :process 0 :error [:x {:y 1.5}]}
       {:process 0, :type :invoke, :f :cas, :value [0 2]}
       {:process 1, :type :invoke, :f :cas, :value [2 9]}
       {:process 0, :type :ok, :f :cas, :value [0 2]}
       {:process 1, :type :fail, :f :cas, :value [2 9]}
       {:process 0, :type :invoke, :f :read, :value nil}
       {:process 0, :type :ok, :f :read, :value 2}]
      """;
  private static final String EDN_BAD = EDN_OK.replace(":read, :value 2}", ":read, :value 0}");
  private static final String KV_OK =
      """
      {:process 0, :type :invoke, :f :append, :key "a", :value "x"}
      {:process 1, :type :invoke, :f :put, :key "b", :value "\\"y\\n"}
      {:process 0, :type :ok, :f :append, :key "a", :value "x"}
      {:process 1, :type :ok, :f :put, :key "b", :value "\\"y\\n"}
      {:process 0, :type :invoke, :f :get, :key "a", :value nil}
      {:process 0, :type :ok, :f :get, :key "a", :value "x"}
      """;
  private static final String KV_BAD =
      KV_OK.replace(":f :get, :key \"a\", :value \"x\"", ":f :get, :key \"a\", :value \"\"");
  private static final String JSON_OK =
      """
      {"index":0,"type":"invoke","process":0,"f":"write","value":1}
      {"index":1,"type":"ok","process":0,"f":"write","value":1,"note":{"a":"b","c":[null,true]}}
      {"index":2,"type":"invoke","process":0,"f":"read","value":null}
      {"index":3,"type":"ok","process":0,"f":"read","value":1}
      """;
  private static final String JSON_BAD =
      JSON_OK.replace("\"read\",\"value\":1", "\"read\",\"value\":0");
  private static final String TRANSACTIONS =
      """
      {"index":0,"type":"invoke","process":0,"value":[["append","x",1],["r","y",null]]}
      {"index":1,"type":"ok","process":0,"value":[["append","x",1],["r","y",[]]]}
      {:type :invoke, :process 1, :f :txn, :value [[:r "x" nil] [:append "y" 2]]}
      {:type :ok, :process 1, :f :txn, :value [[:r "x" [1]] [:append "y" 2]]}
      {:type :invoke, :process 0, :f :txn, :value [[:w 5 1] [:r "y" nil]]}
      {:type :info, :process 0, :f :txn, :value [[:w 5 1] [:r "y" nil]]}
      """;
  private static final String KEYED_BAD =
      """
      {:process 0, :type :invoke, :f :write, :value [1 5]}
      {:process 0, :type :ok, :f :write, :value [1 5]}
      {:process 0, :type :invoke, :f :read, :value [2 nil]}
      {:process 0, :type :ok, :f :read, :value [2 0]}
      {:process 0, :type :invoke, :f :cas, :value [1 [5 6]]}
      {:process 0, :type :ok, :f :cas, :value [1 [5 6]]}
      {:process 0, :type :invoke, :f :read, :value [1 nil]}
      {:process 0, :type :ok, :f :read, :value [1 5]}
      """;

  @TempDir Path folder;

  @Test
  void goodHistoriesOfEveryFormatAreGood() throws IOException {
    for (var text : List.of(LOG_OK, EDN_OK, KV_OK, JSON_OK, list(EDN_OK), TRANSACTIONS)) {
      var result = check(text);

      assertThat(result.verdict()).as("%s %s", result.why(), text).isEqualTo(CheckVerdict.OK);
      assertThat(result.problem()).isEmpty();
    }
  }

  @Test
  void badHistoriesOfEveryFormatAreBadAndPointAtTheReadThatCannotBe() throws IOException {
    assertThat(check(LOG_BAD).counterexample()).startsWith(11L);
    assertThat(check(EDN_BAD).counterexample()).startsWith(8L).contains(5L);
    assertThat(check(KV_BAD).counterexample()).containsExactly(5L, 2L);
    assertThat(check(JSON_BAD).counterexample()).containsExactly(3L, 1L);
    assertThat(check(KEYED_BAD).counterexample()).containsExactly(7L, 5L);
  }

  @Test
  void aProofSaysWhenItsOperationsWere() throws IOException {
    assertThat(check(JSON_BAD).why())
        .anyMatch(line -> line.contains("read 0 (events 2 to 3)"))
        .anyMatch(line -> line.contains("wrote 1 (events 0 to 1)"));
  }

  @Test
  void aReadThatIsConcurrentWithALongerOneIsProvedWrongByAnEarlierOne() throws IOException {
    var result =
        check(
            """
            {:process 0, :type :invoke, :f :append, :key "k", :value "a"}
            {:process 0, :type :ok, :f :append, :key "k", :value "a"}
            {:process 0, :type :invoke, :f :append, :key "k", :value "b"}
            {:process 1, :type :invoke, :f :get, :key "k", :value nil}
            {:process 1, :type :ok, :f :get, :key "k", :value "ab"}
            {:process 1, :type :invoke, :f :get, :key "k", :value nil}
            {:process 2, :type :invoke, :f :get, :key "k", :value nil}
            {:process 2, :type :ok, :f :get, :key "k", :value "ab"}
            {:process 1, :type :ok, :f :get, :key "k", :value "a"}
            """);

    assertThat(result.counterexample()).containsExactly(8L, 4L);
  }

  @Test
  void aFailedCompareAndSetOfTheLogHasSeenAnotherValue() throws IOException {
    var result = check(LOG_OK.replace("[4 5]", "[3 5]"));

    assertThat(result.verdict()).isEqualTo(CheckVerdict.OK);
    var bad =
        """
        INFO jepsen.util - 0 :invoke :write 3
        INFO jepsen.util - 0 :ok :write 3
        INFO jepsen.util - 0 :invoke :cas [3 5]
        INFO jepsen.util - 0 :fail :cas [3 5]
        """;
    assertThat(check(bad).counterexample()).containsExactly(3L, 1L);
  }

  @Test
  void whatIsSaidOfRegistersGoesBeforeTheFormatsConvention() throws IOException {
    var file = file(EDN_BAD.replace("[0 2]", "[5 2]").replace(":value 0}", ":value 2}"));

    var options =
        new CheckOptions(
            Optional.empty(),
            Duration.ofSeconds(10),
            1 << 26,
            Optional.of("5"),
            Optional.of(false),
            "serializable",
            Set.of(),
            java.util.Set.of(),
            BankRules.USUAL);

    assertThat(new Check(options, () -> 0).check(file).verdict()).isEqualTo(CheckVerdict.OK);
    assertThat(check(Files.readString(file)).verdict()).isEqualTo(CheckVerdict.BAD);
  }

  @Test
  void aModelThatDoesNotFitIsNotApplied() throws IOException {
    var options =
        new CheckOptions(
            Optional.of(Model.KV),
            Duration.ofSeconds(10),
            1 << 26,
            Optional.empty(),
            Optional.empty(),
            "serializable",
            Set.of(),
            java.util.Set.of(),
            BankRules.USUAL);

    var result = new Check(options, () -> 0).check(file(EDN_OK));

    assertThat(result.verdict()).isEqualTo(CheckVerdict.UNKNOWN);
    assertThat(result.why().getFirst()).contains("kv");
  }

  @Test
  void packedFilesAreReadAsTheyAre() throws IOException {
    var file = folder.resolve("history");
    Files.write(file, gzip(LOG_BAD));

    assertThat(new Check(options(), () -> 0).check(file).verdict()).isEqualTo(CheckVerdict.BAD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   \n",
        "once upon a time",
        "\u0000\u0001\u0002",
        "[]",
        "[{:process 0 :type :invoke :f :frobnicate :value nil}]",
        "[{:process 0 :f :read :value nil}]",
        "{\"index\":1}",
        "[{:type :invoke :f :read} {:type :invoke :f :read} {:type :ok :f :read :value 0}]",
        "[{:process :a :type :invoke :f :read} {:process :a :type :invoke :f :read}]",
        "[{:process 0 :type :invoke :f :cas :value 3}]",
        "{\"process\":0,\"type\":\"ok\",\"f\":\"read\",\"value\":1}",
        "[{:process 0 :type :invoke :f :read} {:process 0 :type :invoke :f :read}]",
        "[{:process 0 :type :invoke :f :read} {:process 0 :type :ok :f :write :value 1}]",
        "[{:process 0 :type :invoke :f :read}] and more",
        "INFO jepsen.util - 0 :invoke :read nil of course\n",
      })
  void whatIsNoHistoryOrContradictsItselfIsUnreadable(String text) throws IOException {
    var result = check(text);

    assertThat(result.verdict()).isEqualTo(CheckVerdict.UNKNOWN);
    assertThat(result.isUnreadable()).as("%s", result.why()).isTrue();
    assertThat(result.why()).isNotEmpty();
    assertThat(CheckResult.exitCode(List.of(result))).isEqualTo(2);
  }

  @Test
  void processesMayHaveAnyName() throws IOException {
    var number = "\"process\":0";
    for (var name : List.of("\"client 1\"", "\"0\"", "9223372036854775807", "-3", "1.5")) {
      var renamed = "\"process\":" + name;

      assertThat(check(JSON_OK.replace(number, renamed)).operations()).isEqualTo(2);
      assertThat(check(JSON_BAD.replace(number, renamed)).verdict()).isEqualTo(CheckVerdict.BAD);
    }
    var nemesis = JSON_BAD.replace(number, "\"process\":\"nemesis\"");
    assertThat(check(nemesis).isUnreadable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {EDN, LOG, KV, JSON})
  void whatAnEditorPutsAroundTheTextChangesNothing(String name) throws IOException {
    var text = named(name);
    for (var edited : List.of("\uFEFF" + text, text.replace("\n", "\r\n"))) {
      assertThat(check(edited).verdict()).isEqualTo(CheckVerdict.OK);
      assertThat(check(edited).operations()).isEqualTo(check(text).operations());
    }
  }

  @Test
  void aFolderIsUnreadable() {
    var result = new Check(options(), () -> 0).check(folder);

    assertThat(result.isUnreadable()).isTrue();
    assertThat(result.why().getFirst()).contains("is a folder");
  }

  @Test
  void whatIsMissingIsUnreadable() {
    var result = new Check(options(), () -> 0).check(folder.resolve("nowhere"));

    assertThat(result.isUnreadable()).isTrue();
    assertThat(result.why().getFirst()).contains("nowhere: there is no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {EDN, LOG, KV, JSON})
  void aGoodHistoryCutAnywhereIsNeverBad(String name) throws IOException {
    var text = named(name);
    for (var cut = 0; cut < text.length(); cut++) {
      var result = check(text.substring(0, cut));

      assertThat(result.verdict())
          .as("cut at %d: %s", cut, result.why())
          .isNotEqualTo(CheckVerdict.BAD);
    }
  }

  @Test
  void whatWasProvedBeforeTheFileBreaksOffStaysBad() throws IOException {
    var result = check(EDN_BAD.substring(0, EDN_BAD.lastIndexOf(']')));

    assertThat(result.verdict()).isEqualTo(CheckVerdict.BAD);
    assertThat(result.problem().orElseThrow().brokenOff()).isTrue();
    assertThat(CheckResult.exitCode(List.of(result))).isEqualTo(1);
  }

  @Test
  void whatWasNotProvedBeforeTheFileBreaksOffIsUnknown() throws IOException {
    var result = check(EDN_OK.substring(0, EDN_OK.lastIndexOf(']')));

    assertThat(result.verdict()).isEqualTo(CheckVerdict.UNKNOWN);
    assertThat(result.isUnreadable()).isFalse();
    assertThat(CheckResult.exitCode(List.of(result))).isEqualTo(4);
  }

  @Test
  void aPackedFileCutAnywhereIsNeverTakenForGood() throws IOException {
    var packed = gzip(JSON_OK);
    for (var cut = 0; cut < packed.length; cut++) {
      var file = folder.resolve("cut");
      Files.write(file, Arrays.copyOf(packed, cut));

      var result = new Check(options(), () -> 0).check(file);

      assertThat(result.verdict()).as("cut at %d", cut).isEqualTo(CheckVerdict.UNKNOWN);
    }
  }

  @Test
  void fuzzedInputsGiveAnAnswerAndNoStackTrace() throws IOException {
    var texts =
        List.of(
            LOG_OK, LOG_BAD, EDN_OK, EDN_BAD, KV_OK, JSON_OK, JSON_BAD, KEYED_BAD, TRANSACTIONS);
    var answered = 0;
    for (var seed = 0; seed < FUZZED; seed++) {
      var random = new Random(seed);
      var bytes = texts.get(random.nextInt(texts.size())).getBytes(StandardCharsets.UTF_8);
      for (var changes = random.nextInt(6); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = fuzz(random);
      }
      var file = folder.resolve("fuzzed");
      Files.write(
          file,
          random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);

      var result = new Check(options(), () -> 0).check(file);

      answered += result.verdict() == CheckVerdict.UNKNOWN && result.why().isEmpty() ? 0 : 1;
    }
    assertThat(answered).isEqualTo(FUZZED);
  }

  private static String list(String vector) {
    var text = vector.strip();
    return "(" + text.substring(1, text.length() - 1) + ")";
  }

  private static byte fuzz(Random random) {
    var likely = " \t\n[](){}\":;#\\0123456789nil-,.";
    return random.nextBoolean()
        ? (byte) likely.charAt(random.nextInt(likely.length()))
        : (byte) random.nextInt(256);
  }

  private static final String LOG = "log";
  private static final String EDN = "edn";
  private static final String KV = "kv";
  private static final String JSON = "json";

  private static String named(String name) {
    return switch (name) {
      case LOG -> LOG_OK;
      case EDN -> EDN_OK;
      case KV -> KV_OK;
      default -> JSON_OK;
    };
  }

  private CheckResult check(String text) throws IOException {
    return new Check(options(), () -> 0).check(file(text));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("history"), text);
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

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
