package loadbearing.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianTest {
  /** Ranks from R: qbinom(0.025, n, 0.5), the greatest r with 2 pbinom(r - 1, n, 0.5) <= 0.05. */
  @ParameterizedTest
  @CsvSource({"6, 1, 6", "8, 1, 8", "9, 2, 8", "10, 2, 9", "20, 6, 15", "100, 40, 61"})
  void theRanksAreThoseOfTheTables(int n, double low, double high) {
    var interval = Median.of(oneTo(n)).interval().orElseThrow();

    assertThat(interval.low()).isEqualTo(low);
    assertThat(interval.high()).isEqualTo(high);
  }

  @Test
  void fiveSamplesGiveNoInterval() {
    var median = Median.of(oneTo(5));

    assertThat(median.value()).isEqualTo(3);
    assertThat(median.interval()).isEmpty();
  }

  @Test
  void samplesThatAreNoNumbersAreLeftOut() {
    assertThat(Median.of(List.of(Double.NaN, 1.0, 2.0)).value()).isEqualTo(1.5);
    assertThat(Median.of(List.of(Double.NaN)).value()).isNaN();
  }

  private static List<Double> oneTo(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(i -> (double) i).toList();
  }
}
