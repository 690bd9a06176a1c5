package loadbearing.harness.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  @Test
  void arrivalsAreCounted() throws IOException {
    assertThat(Arrivals.count(new StringReader("5\n6\n5\n\n"))).isEqualTo(Map.of(5L, 2, 6L, 1));
  }

  @Test
  void halfALineOfAProcessThatWasKilledIsNoArrival() throws IOException {
    assertThat(Arrivals.count(new StringReader("1234\n12"))).isEqualTo(Map.of(1234L, 1));
  }
}
