package loadbearing.analysis.capacity;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Median;
import loadbearing.analysis.Subject;
import loadbearing.analysis.observed.Latency;
import loadbearing.analysis.observed.Seconds;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Episode;
import loadbearing.history.Operation;
import loadbearing.history.Run;

/**
 * How fast a run was while nothing was broken: what was due while a fault lasted, and in the
 * {@value #FELT_SECONDS} s after it was healed, is left out. Only numbers, which runs under one
 * load can be compared by.
 */
public final class Undisturbed implements Analyzer {
  /** Operations served in a typical second. */
  public static final Measure THROUGHPUT =
      Measure.more(
              "undisturbed-throughput",
              "1/s",
              "operations served of those due in the median second")
          .said("throughput outside faults");

  /** Half of those that were served waited no longer. */
  public static final Measure P50 = latency("p50", "half");

  /** 19 of 20 of those that were served waited no longer. */
  public static final Measure P95 = latency("p95", "19 of 20");

  /** 99 of 100 of those that were served waited no longer. */
  public static final Measure P99 = latency("p99", "99 of 100");

  /** The 95th percentile of the median second. */
  public static final Measure TYPICAL_P95 =
      Measure.less("typical-latency-p95", "ms", "the median of the seconds' 95th percentiles")
          .said("latency p95 of a typical second");

  private static final long FELT_SECONDS = 3;
  private static final long FELT = TimeUnit.SECONDS.toNanos(FELT_SECONDS);

  @Override
  public List<Measure> measures() {
    return List.of(THROUGHPUT, P50, P95, P99, TYPICAL_P95);
  }

  @Override
  public List<Finding> judge(Run run) {
    var measured = run.history().measured();
    var disturbed = disturbed(run);
    var calm = measured.stream().filter(o -> isCalm(o.due(), o.due(), disturbed)).toList();
    if (calm.isEmpty()) {
      return List.of();
    }
    var latency = Latency.of(calm);
    var seconds = Seconds.of(measured);
    return Stream.of(
            typical(THROUGHPUT, seconds, disturbed, Seconds.Bin::ok, calm),
            reported(P50, latency.p50(), latency.count()),
            reported(P95, latency.p95(), latency.count()),
            reported(P99, latency.p99(), latency.count()),
            typical(TYPICAL_P95, seconds, disturbed, Seconds.Bin::p95, calm))
        .filter(finding -> !Double.isNaN(finding.value()))
        .toList();
  }

  private static Measure latency(String percentile, String share) {
    return Measure.less(
            "undisturbed-latency-" + percentile,
            "ms",
            "the time within which %s of the served were, of those due outside faults"
                .formatted(share))
        .said("latency %s outside faults".formatted(percentile));
  }

  /** While faults lasted, and as long as they are felt. */
  private static List<Span> disturbed(Run run) {
    long end = run.plan().duration().toNanos();
    return run.episodes().stream()
        .filter(episode -> episode.began().isPresent())
        .map(episode -> new Span(called(episode), Math.max(called(episode), healed(episode, end))))
        .toList();
  }

  private static long called(Episode episode) {
    return episode.called().orElse(episode.began().orElseThrow());
  }

  private static long healed(Episode episode, long end) {
    return episode.healed().orElse(end) + FELT;
  }

  private static boolean isCalm(long from, long to, List<Span> disturbed) {
    return disturbed.stream().noneMatch(span -> span.from() <= to && from <= span.to());
  }

  /** Of the whole seconds; the first and the last are not. */
  private static Finding typical(
      Measure measure,
      Seconds seconds,
      List<Span> disturbed,
      ToDoubleFunction<Seconds.Bin> value,
      List<Operation> calm) {
    var bins = seconds.bins();
    long width = TimeUnit.SECONDS.toNanos(seconds.width());
    var values =
        IntStream.range(1, Math.max(1, bins.size() - 1))
            .filter(i -> isCalm(i * width, (i + 1) * width, disturbed))
            .mapToObj(i -> value.applyAsDouble(bins.get(i)))
            .toList();
    var median = Median.of(values);
    return Finding.reported(
        measure,
        Subject.run(),
        median.value(),
        median.interval(),
        calm.size(),
        "median of %d seconds outside faults".formatted(values.size()));
  }

  private static Finding reported(Measure measure, double value, long count) {
    return Finding.reported(
        measure,
        Subject.run(),
        value,
        Optional.empty(),
        count,
        "from due to returned, of operations due outside faults that were served");
  }
}
