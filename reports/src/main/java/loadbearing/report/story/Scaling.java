package loadbearing.report.story;

import static loadbearing.analysis.capacity.Scaling.CAPACITY;
import static loadbearing.analysis.capacity.Scaling.EFFICIENCY;
import static loadbearing.analysis.capacity.Scaling.KAPPA;
import static loadbearing.analysis.capacity.Scaling.KNEE;
import static loadbearing.analysis.capacity.Scaling.LAMBDA;
import static loadbearing.analysis.capacity.Scaling.SIGMA;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Subject;
import loadbearing.analysis.judge.JudgedRun;

/**
 * How capacity grew with the number of clones, as the findings say.
 *
 * @param points measured capacity, by number of clones
 * @param fit the universal scalability law through them; empty if it was not fitted
 * @param knee where it stops growing in proportion and why, as a sentence; empty if it does not
 */
public record Scaling(List<Point> points, Optional<Fit> fit, String knee) {

  /**
   * Capacity of {@code n} clones.
   *
   * @param n how many
   * @param capacity answers a second
   * @param interval around it
   * @param efficiency by n times the capacity of one; NaN if not given
   */
  public record Point(int n, double capacity, Optional<Interval> interval, double efficiency) {}

  /**
   * X(n) = λ n / (1 + σ (n − 1) + κ n (n − 1)).
   *
   * @see <a href="https://www.perfdynamics.com/Manifesto/USLscalability.html">Gunther: universal
   *     scalability law</a>
   */
  public record Fit(double lambda, double sigma, double kappa) {
    /** The law's capacity of {@code n} clones. */
    public double at(double n) {
      return lambda * n / (1 + sigma * (n - 1) + kappa * n * (n - 1));
    }
  }

  public Scaling {
    points = List.copyOf(points);
  }

  /** The curve in a run's findings; empty where fewer than two sizes were measured. */
  public static Optional<Scaling> of(JudgedRun report) {
    List<Point> points = new ArrayList<>();
    for (var finding : report.findings()) {
      Optional.of(finding)
          .filter(found -> found.measure().equals(CAPACITY))
          .flatMap(found -> found.subject().aspect(Aspect.Clones.class))
          .map(Aspect.Clones::count)
          .ifPresent(
              n ->
                  points.add(
                      new Point(
                          n,
                          finding.value(),
                          finding.interval(),
                          Known.value(
                              report.findings(), EFFICIENCY, Subject.of(new Aspect.Clones(n))))));
    }
    points.sort(Comparator.comparingInt(Point::n));
    return points.size() < 2
        ? Optional.empty()
        : Optional.of(new Scaling(points, fit(report), knee(report)));
  }

  private static String knee(JudgedRun report) {
    return Known.find(report.findings(), KNEE, Subject.run())
        .map(knee -> "Knee at %s clones: %s.".formatted(Numbers.plain(knee.value()), knee.why()))
        .orElse("");
  }

  private static Optional<Fit> fit(JudgedRun report) {
    var fit =
        new Fit(
            Known.value(report.findings(), LAMBDA, Subject.run()),
            Known.value(report.findings(), SIGMA, Subject.run()),
            Known.value(report.findings(), KAPPA, Subject.run()));
    return Double.isNaN(fit.at(1.5)) ? Optional.empty() : Optional.of(fit);
  }
}
