package loadbearing.analysis.observed;

import java.util.Collection;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import org.HdrHistogram.Histogram;

/**
 * How long users waited for operations that were served, from due to returned, in milliseconds.
 * Operations that were not served are in no percentile: they would make a service that refuses
 * quickly look fast.
 *
 * <p>Percentiles are exact to three digits (HdrHistogram); NaN if nothing was served.
 *
 * @param count operations that were served
 * @param p50 half of them waited no longer
 * @param p95 19 of 20 waited no longer
 * @param p99 99 of 100 waited no longer
 * @param max the longest wait
 */
public record Latency(long count, double p50, double p95, double p99, double max) {
  private static final double MILLISECOND = 1e6;

  /** The latency of those of {@code operations} that were served. */
  public static Latency of(Collection<Operation> operations) {
    var histogram = new Histogram(3);
    for (var operation : operations) {
      if (operation.outcome() == Outcome.OK) {
        histogram.recordValue(operation.latency());
      }
    }
    return new Latency(
        histogram.getTotalCount(),
        at(histogram, 50),
        at(histogram, 95),
        at(histogram, 99),
        at(histogram, 100));
  }

  private static double at(Histogram histogram, double percentile) {
    return histogram.getTotalCount() == 0
        ? Double.NaN
        : histogram.getValueAtPercentile(percentile) / MILLISECOND;
  }
}
