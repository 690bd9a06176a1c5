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
import loadbearing.analysis.capacity.Usl;
import loadbearing.analysis.judge.JudgedRun;

/**
 * How capacity grew with the number of clones, as the findings say.
 *
 * @param points measured capacity, by number of clones
 * @param fit the universal scalability law through them; empty if it was not fitted
 * @param knee where it stops growing in proportion and why, as a sentence; empty if it does not
 */
public record Curve(List<Point> points, Optional<Usl> fit, String knee) {

  /**
   * Capacity of {@code n} clones.
   *
   * @param n how many
   * @param capacity answers a second
   * @param interval around it
   * @param efficiency by n times the capacity of one; NaN if not given
   */
  public record Point(int n, double capacity, Optional<Interval> interval, double efficiency) {}

  public Curve {
    points = List.copyOf(points);
  }

  /** The curve in a run's findings; empty where fewer than two sizes were measured. */
  public static Optional<Curve> of(JudgedRun report) {
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
                          report.value(EFFICIENCY, Subject.of(new Aspect.Clones(n))))));
    }
    points.sort(Comparator.comparingInt(Point::n));
    return points.size() < 2
        ? Optional.empty()
        : Optional.of(new Curve(points, fit(report), knee(report)));
  }

  private static String knee(JudgedRun report) {
    return report
        .find(KNEE, Subject.run())
        .map(knee -> "Knee at %s clones: %s.".formatted(Numbers.plain(knee.value()), knee.why()))
        .orElse("");
  }

  private static Optional<Usl> fit(JudgedRun report) {
    var fit =
        new Usl(
            report.value(LAMBDA, Subject.run()),
            report.value(SIGMA, Subject.run()),
            report.value(KAPPA, Subject.run()));
    return Double.isNaN(fit.rate(1.5)) ? Optional.empty() : Optional.of(fit);
  }
}
