package loadbearing.report.story;

import java.util.List;
import loadbearing.history.History;
import loadbearing.history.HostSample;
import loadbearing.history.Operation;

/**
 * How honest the host was during a run.
 *
 * @param idle share of all cores' time that was idle, in [0, 1]; NaN without samples
 * @param steal share that the hypervisor gave to others
 * @param lagMillis 99th percentile of the time between due and called, in ms; NaN of no operations
 * @param complete whether the recording ended as planned
 */
public record HostStamp(double idle, double steal, double lagMillis, boolean complete) {
  /** The stamp of a run of these {@code measured} operations. */
  static HostStamp of(History history, List<Operation> measured) {
    var samples = history.of(HostSample.class).stream().filter(s -> s.at() >= 0).toList();
    double total = samples.isEmpty() ? 0 : total(samples);
    return new HostStamp(
        total == 0 ? Double.NaN : (last(samples).idleNanos() - first(samples).idleNanos()) / total,
        total == 0
            ? Double.NaN
            : (last(samples).stealNanos() - first(samples).stealNanos()) / total,
        lag(measured),
        history.complete());
  }

  private static double total(List<HostSample> samples) {
    return all(last(samples)) - all(first(samples));
  }

  private static double all(HostSample sample) {
    return (double) sample.busyNanos() + sample.idleNanos() + sample.stealNanos();
  }

  private static HostSample first(List<HostSample> samples) {
    return samples.getFirst();
  }

  private static HostSample last(List<HostSample> samples) {
    return samples.getLast();
  }

  private static double lag(List<Operation> operations) {
    var lags = operations.stream().mapToLong(o -> o.called() - o.due()).sorted().toArray();
    return lags.length == 0
        ? Double.NaN
        : lags[Math.max(0, (int) Math.ceil(0.99 * lags.length) - 1)] / 1e6;
  }
}
