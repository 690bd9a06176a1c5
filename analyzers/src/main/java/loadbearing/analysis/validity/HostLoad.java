package loadbearing.analysis.validity;

import java.util.OptionalDouble;
import loadbearing.analysis.observed.Counter;
import loadbearing.analysis.observed.Span;
import loadbearing.history.History;
import loadbearing.history.HostSample;

/** How honest the host was: what it had left, and what the hypervisor took. */
final class HostLoad {
  private final Counter busy;
  private final Counter idle;
  private final Counter steal;

  HostLoad(History history) {
    var samples = history.of(HostSample.class);
    busy = Counter.of(samples, HostSample::busyNanos);
    idle = Counter.of(samples, HostSample::idleNanos);
    steal = Counter.of(samples, HostSample::stealNanos);
  }

  /** The share of all cores' time that was idle, in [0, 1]; empty if nobody looked. */
  OptionalDouble idle(Span span) {
    return share(idle, span);
  }

  /** The share of all cores' time that the hypervisor gave to others, in [0, 1]. */
  OptionalDouble steal(Span span) {
    return share(steal, span);
  }

  private OptionalDouble share(Counter part, Span span) {
    double all = busy.rate(span).orElse(0) + idle.rate(span).orElse(0) + steal.rate(span).orElse(0);
    return all > 0 ? OptionalDouble.of(part.rate(span).orElse(0) / all) : OptionalDouble.empty();
  }
}
