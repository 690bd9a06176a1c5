package loadbearing.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  private static final Offset<Double> EXACT = within(1e-9);

  // SciPy 1.17: scipy.stats.beta.ppf([.025, .975], k, n - k + 1) and (k + 1, n - k)
  @Test
  void aProportionHasTheExactInterval() {
    check(Intervals.proportion(3, 40, 0.95), 0.015742179851041534, 0.20386474873289895);
  }

  @Test
  void noneSeenLeavesAnUpperBound() {
    check(Intervals.proportion(0, 100, 0.95), 0, 0.03621669264517641);
    check(Intervals.proportion(100, 100, 0.95), 0.9637833073548235, 1);
  }

  // scipy.stats.t.interval(.95, 4, x.mean(), scipy.stats.sem(x))
  @Test
  void anIntervalContainsItsEndsAndNothingBeyond() {
    var interval = new Interval(1, 2, 0.95);

    assertThat(List.of(1.0, 1.5, 2.0)).allMatch(interval::contains);
    assertThat(List.of(0.999, 2.001, Double.NaN)).noneMatch(interval::contains);
  }

  @Test
  void aMeanHasStudentsInterval() {
    var interval = Intervals.mean(new double[] {101, 97, 104, 99, 103}, 0.95).orElseThrow();

    check(interval, 97.24441541060123, 104.35558458939876);
  }

  // With d = y - y.mean(), sum(d[1:] * d[:-1]) / sum(d * d) = 0.6194, unbiased (10 * 0.6194 + 1) /
  // 7:
  // n_eff = 2, and scipy.stats.t.ppf(.975, 1)
  @Test
  void neighboursThatResembleEachOtherCountForLess() {
    var series = new double[] {10, 11, 12, 11, 10, 9, 8, 9, 10, 11};

    check(
        Intervals.meanOfSeries(series, 0.95).orElseThrow(), -0.6565859424945621, 20.85658594249456);
  }

  // Trivedi, chapter 10: 10 cycles at 0.999 give (0.9975, 0.9996);
  // digits by scipy.stats.f.ppf(.975, 20, 20)
  @Test
  void tenCyclesGiveTheIntervalOfTheBook() {
    check(Intervals.availability(999, 1, 10, 0.95), 0.9975391196231279, 0.9995939943338569);
  }

  @Test
  void oneCycleSaysVeryLittle() {
    check(Intervals.availability(90, 10, 1, 0.95), 0.1875, 0.9971590909090908);
  }

  // numpy: R = sum(y)/sum(x), se = sqrt(sum((y - R x)^2)/(5 * 4))/mean(x), t.ppf(.975, 4)
  @Test
  void aRatioOverCyclesHasTheIntervalOfItsSpread() {
    var interval =
        Intervals.ratio(
            new double[] {98, 95, 99, 90, 97}, new double[] {100, 100, 100, 95, 105}, 0.95);

    check(interval.orElseThrow(), 0.9242070016457744, 0.9917929983542255);
  }

  @Test
  void tooLittleGivesNoInterval() {
    assertThat(Intervals.mean(new double[] {1}, 0.95)).isEmpty();
    assertThat(Intervals.meanOfSeries(new double[] {1, 2}, 0.95)).isEmpty();
    assertThat(Intervals.ratio(new double[] {1}, new double[] {1}, 0.95)).isEmpty();
    assertThatThrownBy(() -> Intervals.proportion(2, 1, 0.95)).hasMessageContaining("2 of 1");
  }

  private static void check(Interval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, EXACT);
    assertThat(interval.high()).isCloseTo(high, EXACT);
  }

  @Test
  void theJackknifeOfAMeanIsStudentsInterval() {
    var values = new double[] {1, 4, 2, 8};
    var without = new double[] {14 / 3.0, 11 / 3.0, 13 / 3.0, 7 / 3.0};

    var interval = Intervals.jackknife(3.75, without, 0.95);

    var student = Intervals.mean(values, 0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(student.low(), within(1e-9));
    assertThat(interval.high()).isCloseTo(student.high(), within(1e-9));
  }
}
