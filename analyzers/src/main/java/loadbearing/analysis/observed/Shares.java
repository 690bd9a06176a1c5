package loadbearing.analysis.observed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Intervals;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;

/**
 * Intervals of shares of operations that do not believe in each operation: those that go wrong
 * together share a cause, and a thousand of them say no more of it than one.
 *
 * <p>What goes wrong less than a second apart is one cluster, for five seconds at the most: more
 * than that apart, operations share no fate. Between clusters all is well, so that a history is an
 * alternating renewal process, and the interval is that of its availability with as many cycles as
 * there are clusters. Where nothing, or everything, went wrong, each five seconds are one trial.
 */
public final class Shares {
  private static final long APART = TimeUnit.SECONDS.toNanos(1);
  private static final long FATE = 5 * APART;
  private static final long WINDOW = APART / 2;

  private Shares() {}

  /**
   * The interval of the share that was served of {@code operations}, which are ordered by the time
   * they were due; empty if there were none.
   */
  public static Optional<Interval> served(List<Operation> operations, double confidence) {
    if (operations.isEmpty()) {
      return Optional.empty();
    }
    var bad = operations.stream().filter(o -> o.outcome() != Outcome.OK).mapToLong(Operation::due);
    var span = new Span(operations.getFirst().due(), operations.getLast().due() + 1);
    var wrong = wrong(bad, operations.size(), span, confidence);
    return Optional.of(new Interval(1 - wrong.high(), 1 - wrong.low(), confidence));
  }

  /**
   * The interval of the share that went wrong in all of {@code run}, its warm-up too.
   *
   * @param at when something went wrong, in any order
   * @param exposure what could have, at least 1
   */
  public static Interval wrong(Run run, LongStream at, long exposure, double confidence) {
    var plan = run.plan();
    var span = new Span(-plan.warmUp().toNanos(), plan.duration().toNanos());
    return wrong(at, exposure, span, confidence);
  }

  static Interval wrong(LongStream at, long exposure, Span span, double confidence) {
    var times = at.sorted().limit(exposure).toArray();
    if (times.length == 0 || times.length == exposure) {
      long trials = Math.max(1, Math.ceilDiv(span.to() - span.from(), FATE));
      return Intervals.proportion(times.length == 0 ? 0 : trials, trials, confidence);
    }
    var well =
        Intervals.availability(exposure - times.length, times.length, clusters(times), confidence);
    return new Interval(1 - well.high(), 1 - well.low(), confidence);
  }

  private static int clusters(long[] times) {
    int clusters = 1;
    long first = times[0];
    for (int i = 1; i < times.length; i++) {
      if (times[i] - times[i - 1] > APART || times[i] - first > FATE) {
        clusters++;
        first = times[i];
      }
    }
    return clusters;
  }

  /**
   * The interval of the share that was served while one state of the system lasted, on condition of
   * that state: half a second is a trial. Where all of them agree it is that of so many trials
   * (Clopper-Pearson), else Student's with neighbours' correlation. Empty for less than a window.
   */
  public static Optional<Interval> inState(List<Operation> operations, double confidence) {
    if (operations.isEmpty()) {
      return Optional.empty();
    }
    var span = new Span(operations.getFirst().due(), operations.getLast().due() + 1);
    double[] shares =
        Timeline.split(operations, span, WINDOW).stream()
            .filter(window -> !window.isEmpty())
            .mapToDouble(window -> Tally.of(window).success())
            .toArray();
    boolean same = Arrays.stream(shares).distinct().count() == 1;
    return same && (shares[0] == 0 || shares[0] == 1)
        ? Optional.of(
            Intervals.proportion(shares[0] == 1 ? shares.length : 0, shares.length, confidence))
        : Intervals.meanOfSeries(shares, confidence).map(Intervals::share);
  }
}
