package loadbearing.node.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateTest {
  private final Gate gate = new Gate(0);

  @Test
  void silenceInWhichNobodyHadAnAnswerLetsFewThrough() {
    gate.silent(10);

    for (int i = 0; i < Gate.PROBES; i++) {
      assertThat(gate.enter()).isEqualTo(Gate.Pass.PROBE);
    }
    assertThat(gate.enter()).isEqualTo(Gate.Pass.REFUSED);
  }

  @Test
  void placeOfAProbeThatLeftIsFree() {
    gate.silent(10);
    for (int i = 0; i < Gate.PROBES; i++) {
      gate.enter();
    }

    gate.leave(Gate.Pass.PROBE);

    assertThat(gate.enter()).isEqualTo(Gate.Pass.PROBE);
    assertThat(gate.enter()).isEqualTo(Gate.Pass.REFUSED);
  }

  @Test
  void slowRequestAmongAnsweredOnesDoesNotCloseTheGate() {
    gate.answered(20);

    gate.silent(10);

    assertThat(gate.enter()).isEqualTo(Gate.Pass.OPEN);
  }

  @Test
  void firstAnswerOpensTheGateToAll() {
    gate.silent(10);

    gate.answered(30);

    assertThat(gate.enter()).isEqualTo(Gate.Pass.OPEN);
  }
}
