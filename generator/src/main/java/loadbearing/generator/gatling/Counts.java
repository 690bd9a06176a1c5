package loadbearing.generator.gatling;

import java.util.concurrent.atomic.LongAdder;
import loadbearing.history.Outcome;
import org.HdrHistogram.ConcurrentHistogram;

/** Counts of a run, kept whether or not operations are recorded. */
final class Counts {
  /** Three digits are not needed to see a generator that lags. */
  private static final int DIGITS = 2;

  private final LongAdder ok = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder measured = new LongAdder();
  private final LongAdder missed = new LongAdder();
  private final ConcurrentHistogram lag = new ConcurrentHistogram(DIGITS);

  /** Counts an operation that is over; one of the warm-up is not measured. */
  void count(Outcome outcome, long lagNanos, boolean isMeasured) {
    switch (outcome) {
      case OK -> ok.increment();
      case FAILED -> failed.increment();
      case UNKNOWN -> unknown.increment();
    }
    if (isMeasured) {
      measured.increment();
      lag.recordValue(lagNanos);
    }
  }

  /** Counts an arrival whose time came too late for it to be called before the end. */
  void miss() {
    missed.increment();
  }

  long ok() {
    return ok.sum();
  }

  long failed() {
    return failed.sum();
  }

  long unknown() {
    return unknown.sum();
  }

  long operations() {
    return ok() + failed() + unknown();
  }

  long measured() {
    return measured.sum();
  }

  long missed() {
    return missed.sum();
  }

  /** How late operations were called, ns, at a quantile in [0, 1]; 0 if there were none. */
  long lag(double quantile) {
    return lag.getValueAtPercentile(quantile * 100);
  }
}
