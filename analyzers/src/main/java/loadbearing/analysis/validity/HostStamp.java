package loadbearing.analysis.validity;

import java.util.OptionalDouble;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Run;
import org.HdrHistogram.Histogram;

/**
 * How honest the host was during a run.
 *
 * @param idle share of all cores' time that was idle, in [0, 1]; NaN without samples
 * @param steal share that the hypervisor gave to others
 * @param lagMillis 99th percentile of the time between due and called, in ms; NaN of no operations
 * @param complete whether the recording ended as planned
 */
public record HostStamp(double idle, double steal, double lagMillis, boolean complete) {
  /** The stamp of {@code run}. */
  public static HostStamp of(Run run) {
    var host = new HostLoad(run.history());
    var span = Span.measured(run);
    return new HostStamp(
        host.idle(span).orElse(Double.NaN),
        host.steal(span).orElse(Double.NaN),
        lag(run).orElse(Double.NaN) / 1e6,
        run.history().complete());
  }

  /** The 99th percentile of the time between due and called, in nanoseconds; empty of nothing. */
  static OptionalDouble lag(Run run) {
    var lags = new Histogram(3);
    run.history().measured().forEach(o -> lags.recordValue(o.called() - o.due()));
    return lags.getTotalCount() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(lags.getValueAtPercentile(99));
  }
}
