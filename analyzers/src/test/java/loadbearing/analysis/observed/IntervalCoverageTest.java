package loadbearing.analysis.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Intervals;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whether intervals cover the truth as often as they say: each is made of a thousand histories
 * whose truth is built in, and in which what goes wrong goes wrong together. The figures are in
 * {@code docs/measuring.md}.
 */
class IntervalCoverageTest {
  private static final int HISTORIES = 1000;
  private static final double CONFIDENCE = 0.95;

  /** Two points less than stated. */
  private static final double LEAST = 0.93;

  private static final double SECOND = 1e9;
  private static final double PER_SECOND = 40;

  @ParameterizedTest(name = "{0} s, up {1} s, down {2} s, of which {3} go wrong")
  @CsvSource({
    "20, 8, 1, 1",
    "20, 18, 2, 1",
    "50, 8, 2, 1",
    "50, 28, 2, 1",
    "50, 8, 0.5, 1",
    "50, 40, 3, 0.5",
    "120, 8, 2, 1",
    "120, 28, 2, 1",
    "120, 60, 4, 0.3",
    "300, 30, 3, 0.2",
  })
  void sharesOfWhatGoesWrongTogether(double length, double up, double down, double wrong) {
    double truth = wrong * down / (up + down);

    assertThat(coverage(truth, random -> share(random, length, up, down, wrong)))
        .isGreaterThanOrEqualTo(LEAST);
  }

  @ParameterizedTest(name = "{0} served in one state")
  @CsvSource({"0.98", "0.9", "0.5", "0.1"})
  void sharesInOneState(double truth) {
    assertThat(coverage(truth, random -> Shares.inState(state(random, truth), CONFIDENCE)))
        .isGreaterThanOrEqualTo(LEAST);
  }

  @ParameterizedTest(name = "{0} seconds, correlated by {1}")
  @CsvSource({"20, 0.3", "50, 0.3", "50, 0.6", "120, 0.6"})
  void meansOfSeconds(int seconds, double correlation) {
    assertThat(
            coverage(
                100,
                random -> Intervals.meanOfSeries(series(random, seconds, correlation), CONFIDENCE)))
        .isGreaterThanOrEqualTo(LEAST);
  }

  @ParameterizedTest(name = "{0} failures")
  @CsvSource({"1", "5", "10", "20"})
  void availabilityByCycles(int failures) {
    assertThat(coverage(0.8, random -> cycles(random, failures))).isGreaterThanOrEqualTo(LEAST);
  }

  @ParameterizedTest(name = "{0} failures")
  @CsvSource({"5", "10", "20"})
  void costOfAFailure(int failures) {
    assertThat(
            coverage(
                2,
                random ->
                    Intervals.mean(
                        DoubleStream.generate(() -> 1.5 + random.nextDouble())
                            .limit(failures)
                            .toArray(),
                        CONFIDENCE)))
        .isGreaterThanOrEqualTo(LEAST);
  }

  /** Who believes in each operation is wrong most of the time. */
  @Test
  void operationsOneByOneDoNotCover() {
    assertThat(
            coverage(
                0.1,
                random -> {
                  var asked = new int[1];
                  long wrong = wrong(random, 50, 18, 2, 1, asked).length;
                  return Optional.of(Intervals.proportion(wrong, asked[0], CONFIDENCE));
                }))
        .isLessThan(0.3);
  }

  private static double coverage(
      double truth, Function<SplittableRandom, Optional<Interval>> interval) {
    var random = new SplittableRandom(1);
    int covered = 0;
    for (int i = 0; i < HISTORIES; i++) {
      covered += interval.apply(random).filter(it -> it.contains(truth)).isPresent() ? 1 : 0;
    }
    return covered / (double) HISTORIES;
  }

  private static Optional<Interval> share(
      SplittableRandom random, double length, double up, double down, double wrong) {
    var asked = new int[1];
    var at = wrong(random, length, up, down, wrong, asked);
    return Optional.of(
        Shares.wrong(
            LongStream.of(at), asked[0], new Span(0, (long) (length * SECOND)), CONFIDENCE));
  }

  /** Times of what goes wrong while a system is down, which it is at random. */
  private static long[] wrong(
      SplittableRandom random, double length, double up, double down, double wrong, int[] asked) {
    boolean isDown = random.nextDouble() < down / (up + down);
    double until = exponential(random, isDown ? down : up);
    List<Long> at = new ArrayList<>();
    for (double now = exponential(random, 1 / PER_SECOND);
        now < length;
        now += exponential(random, 1 / PER_SECOND)) {
      for (; now > until; until += exponential(random, isDown ? down : up)) {
        isDown = !isDown;
      }
      asked[0]++;
      if (isDown && random.nextDouble() < wrong) {
        at.add((long) (now * SECOND));
      }
    }
    return at.stream().mapToLong(Long::longValue).toArray();
  }

  private static double exponential(SplittableRandom random, double mean) {
    return -Math.log1p(-random.nextDouble()) * mean;
  }

  /** Some four seconds of a state in which a share is served. */
  private static List<Operation> state(SplittableRandom random, double served) {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < 180; i++) {
      operations.add(operation(i * 25_000_000L, random.nextDouble() < served));
    }
    return operations;
  }

  private static Operation operation(long due, boolean isServed) {
    var outcome = isServed ? Outcome.OK : Outcome.FAILED;
    return new Operation(
        due + 1, 0, Action.PAGE, "", "", "", outcome, due, due, due, Path.NOBODY, 0, 200, "");
  }

  private static double[] series(SplittableRandom random, int seconds, double correlation) {
    var series = new double[seconds];
    double deviation = random.nextGaussian();
    for (int i = 0; i < seconds; i++) {
      series[i] = 100 + 5 * deviation;
      deviation =
          correlation * deviation
              + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
    }
    return series;
  }

  private static Optional<Interval> cycles(SplittableRandom random, int failures) {
    double up = 0;
    double down = 0;
    for (int i = 0; i < failures; i++) {
      up += exponential(random, 8);
      down += exponential(random, 2);
    }
    return Optional.of(Intervals.availability(up, down, failures, CONFIDENCE));
  }
}
