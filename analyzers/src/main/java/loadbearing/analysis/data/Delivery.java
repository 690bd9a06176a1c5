package loadbearing.analysis.data;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.observed.Shares;
import loadbearing.history.Operation;
import loadbearing.history.Run;
import loadbearing.history.Stray;
import loadbearing.topology.Kind;

/**
 * Whether what users sent once arrived once. Users repeat nothing, so one that arrived again was
 * sent again on its way. Exposure is the operations that a node answered which writes down what
 * arrives.
 */
public final class Delivery implements Analyzer {
  /** Whether nothing arrived more often than it was sent. */
  public static final Measure ONCE =
      Measure.less(
              "requests-once",
              "",
              "the share of requests that arrived more often than they were sent; holds if none"
                  + " did")
          .said("requests arrive once");

  private static final double CONFIDENCE = 0.95;
  private static final int SHOWN = 5;

  @Override
  public List<Measure> measures() {
    return List.of(ONCE);
  }

  @Override
  public List<Finding> judge(Run run) {
    var answered =
        run.history().of(Operation.class).stream()
            .filter(operation -> writesDownArrivals(run, operation.path().node()))
            .map(Operation::id)
            .collect(Collectors.toSet());
    return answered.isEmpty() ? List.of() : List.of(finding(run, repeats(run), answered));
  }

  private static Finding finding(Run run, List<Stray> repeats, Set<Long> answered) {
    long exposure = answered.size();
    long wrong = Math.min(exposure, repeats.stream().map(Stray::operation).distinct().count());
    return Finding.decided(
            ONCE,
            Subject.run(),
            wrong == 0 ? Verdict.HOLDS : Verdict.REFUTED,
            (double) wrong / exposure,
            Optional.of(Shares.wrong(run, times(run, repeats), exposure, CONFIDENCE)),
            exposure,
            "%d of %d requests arrived more often than they were sent".formatted(wrong, exposure))
        .with(
            repeats.stream()
                .limit(SHOWN)
                .map(
                    it ->
                        new Finding.Evidence(
                            "it arrived %d times, the last time at %s"
                                .formatted(it.arrivals(), it.node()),
                            List.of(it.operation())))
                .toList());
  }

  private static LongStream times(Run run, List<Stray> repeats) {
    var repeated = repeats.stream().map(Stray::operation).collect(Collectors.toSet());
    return run.history().of(Operation.class).stream()
        .filter(operation -> repeated.contains(operation.id()))
        .mapToLong(Operation::called);
  }

  /** Arrivals of operations that the record knows; others say that the record is not whole. */
  private static List<Stray> repeats(Run run) {
    var known =
        run.history().of(Operation.class).stream().map(Operation::id).collect(Collectors.toSet());
    return run.history().of(Stray.class).stream()
        .filter(stray -> stray.arrivals() > 1 && known.contains(stray.operation()))
        .toList();
  }

  private static boolean writesDownArrivals(Run run, String node) {
    return run.topology().servers().stream()
        .filter(server -> server.name().equals(node))
        .anyMatch(
            server ->
                server.kind() instanceof Kind.AppNode
                    || server.kind() instanceof Kind.SingleServer);
  }
}
