package loadbearing.analysis.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UslTest {
  private static final List<Usl.Point> NOISY =
      points(
          new int[] {1, 2, 3, 4, 6, 8},
          101.0,
          186.7924528301887,
          270.79646017699116,
          323.9669421487603,
          432.8571428571429,
          485.8895705521472);

  // SciPy 1.17: scipy.optimize.nnls(np.c_[X/n, X/n*(n-1), X*(n-1)], np.ones(6))
  @Test
  void theFitIsThatOfNonNegativeLeastSquares() {
    var law = Usl.fit(NOISY, Usl.Shape.USL);

    assertThat(law.lambda()).isCloseTo(100.52519832545583, within(1e-6));
    assertThat(law.sigma()).isCloseTo(0.05217533040552898, within(1e-8));
    assertThat(law.kappa()).isCloseTo(0.005028080359552909, within(1e-8));
    assertThat(law.criterion(NOISY, Usl.Shape.USL)).isCloseTo(-3.484158422511989, within(1e-6));
  }

  // The same with the first two columns.
  @Test
  void amdahlsLawHasNoCoherence() {
    var law = Usl.fit(NOISY, Usl.Shape.AMDAHL);

    assertThat(law.lambda()).isCloseTo(103.06945123158873, within(1e-6));
    assertThat(law.sigma()).isCloseTo(0.09175855263837236, within(1e-8));
    assertThat(law.kappa()).isZero();
    assertThat(law.criterion(NOISY, Usl.Shape.AMDAHL)).isCloseTo(-26.967234918157217, within(1e-6));
  }

  @Test
  void moreThanProportionalGivesNoNegativeCoefficients() {
    var law = Usl.fit(points(new int[] {1, 2, 3, 4}, 100, 205, 298, 410), Usl.Shape.USL);

    assertThat(law.lambda()).isCloseTo(101.10373729046445, within(1e-6));
    assertThat(law.sigma()).isZero();
    assertThat(law.kappa()).isZero();
    assertThat(law.peak()).isInfinite();
  }

  @Test
  void fourNodesAtNineTenthsAreAmdahlsThreePointSevenPercent() {
    assertThat(new Usl(1, 0.037, 0).efficiency(4)).isCloseTo(0.9, within(1e-3));
  }

  @Test
  void thePeakIsWhereOneMoreNodeGivesLess() {
    var law = new Usl(100, 0.02, 0.01);

    assertThat(law.peak()).isCloseTo(Math.sqrt(98), within(1e-12));
    assertThat(law.rate(10)).isGreaterThan(law.rate(9)).isGreaterThan(law.rate(11));
  }

  @Test
  void twoCountsOfNodesAreEnoughForAmdahl() {
    var law = Usl.fit(points(new int[] {1, 2, 1, 2}, 100, 150, 100, 150), Usl.Shape.USL);

    assertThat(law.rate(1)).isCloseTo(100, within(1e-9));
    assertThat(law.rate(2)).isCloseTo(150, within(1e-9));
  }

  private static List<Usl.Point> points(int[] nodes, double... rates) {
    List<Usl.Point> points = new ArrayList<>();
    for (int i = 0; i < nodes.length; i++) {
      points.add(new Usl.Point(nodes[i], rates[i]));
    }
    return points;
  }
}
