package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loadbearing.check.txn.Precedence;
import org.junit.jupiter.api.Test;

class CheckReportTest {
  private static final Explanation SKEW =
      new Explanation(
          "G2-item",
          List.of(
              new Explanation.Participant(
                  "0", 3, 0, 3, "committed", List.of(new Explanation.Deed("r", ":x", "[]"))),
              new Explanation.Participant("1", -1, 1, Long.MAX_VALUE, "unknown", List.of())),
          List.of(
              new Precedence(0, 1, "rw", ":x", List.of("[]", "1"), "T1 read [] from :x"),
              new Precedence(1, 0, "process", "", List.of(), "process 0 did T2 first")),
          List.of("T1 = [r :x []]", "However"));
  private static final CheckResult BAD =
      new CheckResult(
          Path.of("a.edn"),
          Optional.of(Model.CAS_REGISTER),
          CheckVerdict.BAD,
          4,
          0.25,
          0.5,
          List.of("nonlinearizable"),
          List.of("linearizable"),
          List.of(3L, 1L),
          List.of("process 1 read \"0\"", "process 0 wrote 1"),
          List.of(),
          List.of(SKEW),
          Optional.empty());
  private static final CheckResult BINARY =
      new CheckResult(
          Path.of("b.bin"),
          Optional.empty(),
          CheckVerdict.UNKNOWN,
          0,
          0,
          0,
          List.of(),
          List.of(),
          List.of(),
          List.of("b.bin is binary"),
          List.of(),
          List.of(),
          Optional.of(new Problem(false, "b.bin is binary")));

  @Test
  void jsonHasOneObjectAFile() {
    assertThat(CheckReport.json(List.of(BAD, BINARY)))
        .isEqualTo(
            "{\"files\":[{\"file\":\"a.edn\",\"model\":\"cas-register\",\"verdict\":\"bad\","
                + "\"operations\":4,\"readSeconds\":0.25,\"checkSeconds\":0.5,"
                + "\"anomalies\":[\"nonlinearizable\"],\"violates\":[\"linearizable\"],"
                + "\"counterexample\":[3,1],\"why\":\"process 1 read \\\"0\\\"\\n"
                + "process 0 wrote 1\",\"explanations\":[{\"anomaly\":\"G2-item\",\"nodes\":["
                + "{\"name\":\"T1\",\"process\":\"0\",\"event\":3,\"called\":0,\"returned\":3,"
                + "\"fate\":\"committed\","
                + "\"operations\":[{\"f\":\"r\",\"key\":\":x\",\"value\":\"[]\"}]},"
                + "{\"name\":\"T2\",\"process\":\"1\",\"event\":null,\"called\":1,\"returned\":null,"
                + "\"fate\":\"unknown\",\"operations\":[]}],\"edges\":["
                + "{\"from\":\"T1\",\"to\":\"T2\",\"kind\":\"rw\",\"key\":\":x\",\"values\":[\"[]\",\"1\"],\"because\":\"T1"
                + " read [] from :x\"},"
                + "{\"from\":\"T2\",\"to\":\"T1\",\"kind\":\"process\",\"key\":null,\"values\":[],\"because\":\"process"
                + " 0 did T2 first\"}],\"why\":\"T1 = [r :x []]\\n"
                + "However\"}],\"lanes\":[]},"
                + "{\"file\":\"b.bin\",\"model\":null,\"verdict\":\"unknown\",\"operations\":0,"
                + "\"readSeconds\":0.0,\"checkSeconds\":0.0,\"anomalies\":[],\"violates\":[],\"counterexample\":[],\"why\":\"b.bin"
                + " is binary\",\"explanations\":[],\"lanes\":[]}]}");
  }

  @Test
  void peopleGetALineAFileAndTheProofBelowIt() {
    assertThat(CheckReport.text(BAD))
        .isEqualToNormalizingNewlines(
            """
            a.edn: BAD, cas-register, 4 operations, read in 0.250 s, checked in 0.500 s: nonlinearizable
                process 1 read "0"
                process 0 wrote 1\
            """);
    assertThat(CheckReport.text(BINARY)).startsWith("b.bin: UNREADABLE");
  }

  @Test
  void unreadableGoesBeforeBadAndBadBeforeGood() {
    assertThat(CheckResult.exitCode(List.of(BAD, BINARY))).isEqualTo(2);
    assertThat(CheckResult.exitCode(List.of(BAD))).isEqualTo(1);
    assertThat(CheckResult.exitCode(List.of())).isZero();
  }
}
