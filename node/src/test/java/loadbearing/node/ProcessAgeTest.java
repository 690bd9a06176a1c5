package loadbearing.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessAgeTest {
  @Test
  void ageIsUptimeLessStartWhateverTheProgramIsCalled() {
    var stat = "42 (a (b) c) S 1 42 42 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 123456 0 0 0";

    assertThat(ProcessAge.age("1235.01 99.0\n", stat)).isEqualTo(Duration.ofMillis(450));
  }
}
