package loadbearing.analysis.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loadbearing.check.column.Operations.Kind;
import loadbearing.history.History;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class RunRegistersTest {
  @Test
  void aCompareAndSetThatFoundAnotherValueWroteNothing() {
    var mismatch = compareAndSet(Outcome.OK, "{\"swapped\":false,\"value\":9}", 409);

    assertThat(kind(mismatch)).isEqualTo(Kind.MISMATCH);
  }

  @Test
  void oneThatSwappedOrMayHaveWroteItsValue() {
    assertThat(kind(compareAndSet(Outcome.OK, "{\"swapped\":true}", 200)))
        .isEqualTo(Kind.COMPARE_AND_SET);
    assertThat(kind(compareAndSet(Outcome.UNKNOWN, "", 0))).isEqualTo(Kind.COMPARE_AND_SET);
  }

  private static Kind kind(Operation operation) {
    return new RunRegisters(new History(List.of(operation), true)).columns().kind(0);
  }

  private static Operation compareAndSet(Outcome outcome, String output, int status) {
    return new Operation(
        1,
        0,
        Action.REGISTER_CAS,
        "3",
        "[1,2]",
        output,
        outcome,
        0,
        0,
        1,
        Path.NOBODY,
        1,
        status,
        "");
  }
}
