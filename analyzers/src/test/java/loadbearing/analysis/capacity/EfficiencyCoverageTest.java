package loadbearing.analysis.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import loadbearing.analysis.Covered;
import loadbearing.analysis.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the interval of an efficiency holds a truth that is built in. */
class EfficiencyCoverageTest {
  private static final int CLONES = 3;
  private static final double ONE = 100;

  /** How much the seconds of one block are faster or slower than those of another. */
  private static final double BLOCK = 0.12;

  private static final double WINDOW = 0.04;

  /** How much of a window a stall takes: none is served then. */
  private static final double STALL = 0.4;

  @ParameterizedTest(name = "{0} blocks, a stall in {1} of the windows of more than one")
  @CsvSource({"8, 0", "12, 0", "20, 0", "60, 0", "12, 0.3", "20, 0.3", "60, 0.3", "60, 0.1"})
  void clonesThatStallTogether(int blocks, double stalls) {
    double truth = 1 - STALL * stalls;

    assertThat(Covered.share(truth, random -> interval(random, blocks, stalls)))
        .isGreaterThanOrEqualTo(Covered.LEAST);
  }

  private static Optional<Interval> interval(SplittableRandom random, int blocks, double stalls) {
    List<Double> many = new ArrayList<>();
    List<Double> expected = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      double block = ONE * (1 + BLOCK * random.nextGaussian());
      double stalled = random.nextDouble() < stalls ? 1 - STALL : 1;
      many.add(CLONES * block * stalled * (1 + WINDOW * random.nextGaussian()));
      expected.add(CLONES * block * (1 + WINDOW * random.nextGaussian()));
    }
    return new Efficiency(CLONES, many, expected, Double.NaN, Double.NaN).interval(0.95);
  }
}
