package loadbearing.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import loadbearing.analysis.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.0123456 |     | 0.0123",
        "1234.5    |     | 1,235",
        "-0.5      |     | −0.5",
        "NaN       | 1/s | –",
        "Infinity  |     | ∞",
        "0.34      | s   | 340 ms",
        "125       | s   | 2 min 5 s",
        "0         | s   | 0 s",
        "250       | 1/s | 250/s",
        "12        | MiB | 12 MiB",
        "0.5       | %   | 50 %",
        "0.99873   | %   | 99.87 %",
        "0.9999999 | %   | > 99.9999 %",
        "0.0001    | %   | 0.01 %",
        "1         | %   | 100 %",
      })
  void numbersAreShort(double value, String unit, String expected) {
    assertThat(plain(Numbers.in(unit == null ? "" : unit, value))).isEqualTo(expected);
  }

  @Test
  void theUnitOfAnIntervalIsSaidOnce() {
    assertThat(interval("ms", 7.7, 12.3)).isEqualTo("7.7 to 12.3 ms");
    assertThat(interval("s", 0.5, 12.3)).isEqualTo("500 ms to 12.3 s");
    assertThat(interval("1/s", 1, Double.POSITIVE_INFINITY)).isEqualTo("1 to ∞/s");
  }

  private static String interval(String unit, double low, double high) {
    return plain(Numbers.interval(unit, Optional.of(new Interval(low, high, 0.95))));
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
