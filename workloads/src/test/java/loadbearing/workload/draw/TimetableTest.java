package loadbearing.workload.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.IntStream;
import loadbearing.workload.Load;
import org.junit.jupiter.api.Test;

class TimetableTest {
  private static final Duration LENGTH = Duration.ofSeconds(1000);

  @Test
  void theSameSeedGivesTheSameArrivalsAndAnotherDoesNot() {
    assertThat(times(arrivals(3))).isEqualTo(times(arrivals(3)));
    assertThat(times(arrivals(4))).isNotEqualTo(times(arrivals(3)));
  }

  @Test
  void arrivalsAreOrderedAndWithinTheRun() {
    assertThat(times(arrivals(3))).isSorted();
    assertThat(arrivals(3).at(arrivals(3).count() - 1)).isLessThan(LENGTH.toNanos());
  }

  @Test
  void gapsHaveTheMeanAndTheSpreadOfAnExponential() {
    var times = times(arrivals(5));
    var gaps = IntStream.range(1, times.length).mapToDouble(i -> times[i] - times[i - 1]).toArray();
    double mean = IntStream.range(0, gaps.length).mapToDouble(i -> gaps[i]).average().orElseThrow();
    double longer =
        IntStream.range(0, gaps.length).filter(i -> gaps[i] > mean).count() / (double) gaps.length;

    // 100000 gaps of 10 ms: the mean's standard error is 0.3 percent, and e^-1 of them are longer.
    assertThat(mean).isCloseTo(1e7, within(1.5e5));
    assertThat(longer).isCloseTo(Math.exp(-1), within(0.01));
  }

  @Test
  void countsOfStretchesAddUp() {
    var arrivals = arrivals(3);
    long middle = arrivals.at(500);

    assertThat(arrivals.count(0, middle)).isEqualTo(500);
    assertThat(arrivals.count(0, middle) + arrivals.count(middle, Long.MAX_VALUE))
        .isEqualTo(arrivals.count());
  }

  @Test
  void moreArrivalsThanARunCanHaveAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Timetable.of(new Load.Open(100_000), Duration.ofSeconds(60), 1))
        .withMessageContaining("lower the rate");
  }

  private static Timetable arrivals(long seed) {
    return Timetable.of(new Load.Open(100), LENGTH, seed);
  }

  private static long[] times(Timetable arrivals) {
    return IntStream.range(0, arrivals.count()).mapToLong(arrivals::at).toArray();
  }
}
