package loadbearing.analysis.judge;

import java.util.List;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.history.Run;

/**
 * All that is expected of the findings of a run.
 *
 * @param all later ones overrule earlier ones on the same finding
 * @param mostRisk a finding that contradicts and whose verdict may be chance counts from this risk
 *     downward; above it, it is too uncertain to tell
 */
public record Expectations(List<Expectation> all, double mostRisk) {
  /** The chance, at the most, that whoever is right is contradicted, over all that is looked at. */
  public static final double MOST_FALSE_ALARMS = 0.01;

  public Expectations {
    all = List.copyOf(all);
  }

  /** What is promised in {@code run}, whatever it is about. */
  public static Expectations of(Run run) {
    return new Expectations(Promises.of(run), MOST_FALSE_ALARMS);
  }

  /** The same and {@code more}, with another share of the chance of a false alarm. */
  public Expectations and(List<Expectation> more, double risk) {
    return new Expectations(Stream.concat(all.stream(), more.stream()).toList(), risk);
  }

  /** What {@code findings} say against them. */
  public Surprises surprises(List<Finding> findings) {
    return Surprises.of(findings, this);
  }
}
