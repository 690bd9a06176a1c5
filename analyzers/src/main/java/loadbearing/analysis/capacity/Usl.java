package loadbearing.analysis.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The universal scalability law: X(n) = λn / (1 + σ(n − 1) + κn(n − 1)).
 *
 * @param lambda λ, operations a second of one node; above 0
 * @param sigma σ, contention: the share of work that cannot be done side by side; at least 0
 * @param kappa κ, coherence: the cost of each pair of nodes that have to agree; at least 0
 * @see <a href="http://www.perfdynamics.com/Manifesto/USLscalability.html">N. J. Gunther: How to
 *     Quantify Scalability</a>
 */
public record Usl(double lambda, double sigma, double kappa) {

  /**
   * One measurement.
   *
   * @param nodes n
   * @param rate X(n), operations a second; above 0
   */
  public record Point(int nodes, double rate) {}

  /** Which of the coefficients a fit may use beside λ. */
  public enum Shape {
    /** σ = κ = 0: in proportion. */
    LINEAR(false, false),
    /** κ = 0: Amdahl's law. */
    AMDAHL(true, false),
    /** All three. */
    USL(true, true);

    private final boolean sigma;
    private final boolean kappa;

    Shape(boolean sigma, boolean kappa) {
      this.sigma = sigma;
      this.kappa = kappa;
    }
  }

  /**
   * The law that fits {@code points} best in relative terms, with σ and κ not below 0.
   *
   * <p>n/X = a + b(n − 1) + cn(n − 1) is linear in a = 1/λ, b = σ/λ, c = κ/λ; with weights (X/n)²,
   * right for errors in proportion to X, it is least squares on 1 = (X/n)(a + b(n − 1) + cn(n −
   * 1)). Non-negative least squares of two coefficients has four cases, all of which are tried.
   *
   * @param points from at least as many different numbers of nodes as {@code shape} has
   *     coefficients; fewer give a law with the others 0
   */
  public static Usl fit(List<Point> points, Shape shape) {
    List<Usl> candidates = new ArrayList<>();
    for (boolean b : shape.sigma ? new boolean[] {false, true} : new boolean[] {false}) {
      for (boolean c : shape.kappa ? new boolean[] {false, true} : new boolean[] {false}) {
        solve(points, b, c).ifPresent(candidates::add);
      }
    }
    return candidates.stream()
        .min(Comparator.comparingDouble(law -> law.squares(points)))
        .orElseThrow(() -> new IllegalArgumentException("no law fits " + points));
  }

  /** X(n). */
  public double rate(double nodes) {
    return lambda * nodes * efficiency(nodes);
  }

  /** E(n) = X(n) / (n X(1)). */
  public double efficiency(double nodes) {
    return 1 / (1 + sigma * (nodes - 1) + kappa * nodes * (nodes - 1));
  }

  /** n* = √((1 − σ)/κ), beyond which more nodes give less; infinity if κ is 0. */
  public double peak() {
    return kappa == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(Math.max(0, 1 - sigma) / kappa);
  }

  /**
   * Akaike's criterion with its correction for few points: m ln(RSS/m) + 2k + 2k(k + 1)/(m − k −
   * 1), k counting the error's own size; the smaller the better, infinity for too few points.
   *
   * @see <a href="https://doi.org/10.1093/biomet/76.2.297">Hurvich, Tsai 1989</a>
   */
  public double criterion(List<Point> points, Shape shape) {
    int m = points.size();
    int k = 2 + (shape.sigma ? 1 : 0) + (shape.kappa ? 1 : 0);
    return m <= k + 1
        ? Double.POSITIVE_INFINITY
        : m * Math.log(squares(points) / m) + 2 * k + 2.0 * k * (k + 1) / (m - k - 1);
  }

  /** The sum of squared relative errors of n/X. */
  private double squares(List<Point> points) {
    return points.stream()
        .mapToDouble(point -> Math.pow(1 - point.rate() / rate(point.nodes()), 2))
        .sum();
  }

  private static Optional<Usl> solve(List<Point> points, boolean b, boolean c) {
    int size = 1 + (b ? 1 : 0) + (c ? 1 : 0);
    var normal = new double[size][size + 1];
    for (var point : points) {
      var row = row(point, b, c);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          normal[i][j] += row[i] * row[j];
        }
        normal[i][size] += row[i];
      }
    }
    return eliminated(normal)
        .map(x -> law(x[0], b ? x[1] : 0, c ? x[size - 1] : 0))
        .filter(law -> law.lambda > 0 && law.sigma >= 0 && law.kappa >= 0);
  }

  private static Usl law(double a, double b, double c) {
    return new Usl(1 / a, b / a, c / a);
  }

  private static double[] row(Point point, boolean b, boolean c) {
    double n = point.nodes();
    double weight = point.rate() / n;
    if (b && c) {
      return new double[] {weight, weight * (n - 1), weight * n * (n - 1)};
    }
    return b || c ? new double[] {weight, weight * (n - 1) * (c ? n : 1)} : new double[] {weight};
  }

  /** Gauss-Jordan elimination with pivots; empty if the equations leave something open. */
  private static Optional<double[]> eliminated(double[][] equations) {
    int size = equations.length;
    for (int column = 0; column < size; column++) {
      int pivot = column;
      for (int row = column + 1; row < size; row++) {
        if (Math.abs(equations[row][column]) > Math.abs(equations[pivot][column])) {
          pivot = row;
        }
      }
      if (Math.abs(equations[pivot][column]) < 1e-9 * Math.abs(equations[0][0])) {
        return Optional.empty();
      }
      var swapped = equations[column];
      equations[column] = equations[pivot];
      equations[pivot] = swapped;
      clear(equations, column);
    }
    var solution = new double[size];
    for (int i = 0; i < size; i++) {
      solution[i] = equations[i][size] / equations[i][i];
    }
    return Optional.of(solution);
  }

  private static void clear(double[][] equations, int column) {
    for (int row = 0; row < equations.length; row++) {
      if (row != column) {
        double factor = equations[row][column] / equations[column][column];
        for (int j = column; j <= equations.length; j++) {
          equations[row][j] -= factor * equations[column][j];
        }
      }
    }
  }
}
