package loadbearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckReportTest {
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
          Optional.of(new Problem(false, "b.bin is binary")));

  @Test
  void jsonHasOneObjectAFile() {
    assertThat(CheckReport.json(List.of(BAD, BINARY)))
        .isEqualTo(
            "{\"files\":[{\"file\":\"a.edn\",\"model\":\"cas-register\",\"verdict\":\"bad\","
                + "\"operations\":4,\"readSeconds\":0.25,\"checkSeconds\":0.5,"
                + "\"anomalies\":[\"nonlinearizable\"],\"violates\":[\"linearizable\"],"
                + "\"counterexample\":[3,1],"
                + "\"why\":\"process 1 read \\\"0\\\"\\nprocess 0 wrote 1\"},"
                + "{\"file\":\"b.bin\",\"model\":null,\"verdict\":\"unknown\",\"operations\":0,"
                + "\"readSeconds\":0.0,\"checkSeconds\":0.0,\"anomalies\":[],\"violates\":[],"
                + "\"counterexample\":[],\"why\":\"b.bin is binary\"}]}");
  }

  @Test
  void peopleGetALineAFileAndTheProofBelowIt() {
    assertThat(CheckReport.text(BAD))
        .isEqualToNormalizingNewlines(
            """
            a.edn: BAD, cas-register, 4 operations, read in 0.250 s, checked in 0.500 s: nonlinearizable
                process 1 read "0"
                process 0 wrote 1""");
    assertThat(CheckReport.text(BINARY)).startsWith("b.bin: UNREADABLE");
  }

  @Test
  void unreadableGoesBeforeBadAndBadBeforeGood() {
    assertThat(CheckResult.exitCode(List.of(BAD, BINARY))).isEqualTo(2);
    assertThat(CheckResult.exitCode(List.of(BAD))).isEqualTo(1);
    assertThat(CheckResult.exitCode(List.of())).isZero();
  }
}
