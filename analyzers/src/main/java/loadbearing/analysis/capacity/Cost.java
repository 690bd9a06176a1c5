package loadbearing.analysis.capacity;

import java.util.List;
import java.util.Optional;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.observed.NodeUse;
import loadbearing.analysis.observed.Tally;
import loadbearing.history.Run;

/** What all nodes of a run used together, as far as they were sampled. Only numbers. */
public final class Cost implements Analyzer {
  /** CPU time for 1,000 operations. */
  public static final Measure CPU =
      Measure.less("cpu-cost", "CPU-s", "CPU time of all nodes for 1,000 operations served")
          .said("CPU cost of 1,000 answers");

  /** Cores that the nodes may use. */
  public static final Measure BUDGET =
      Measure.neither("cpu-budget", "cores", "cores that all nodes together may use")
          .said("CPU budget");

  /** Memory that they used. */
  public static final Measure MEMORY =
      Measure.less("memory-peak", "MiB", "the most memory of each node, summed")
          .said("memory at its peak");

  private static final double MEBI = 1 << 20;

  @Override
  public List<Measure> measures() {
    return List.of(CPU, BUDGET, MEMORY);
  }

  @Override
  public List<Finding> judge(Run run) {
    var nodes = NodeUse.of(run);
    long served = Tally.of(run.history().measured()).ok();
    if (nodes.isEmpty() || served == 0) {
      return List.of();
    }
    double used = nodes.stream().mapToDouble(NodeUse::cpuSeconds).sum();
    double cores =
        run.topology().servers().stream().mapToDouble(node -> node.budget().cpus()).sum();
    double peaks = nodes.stream().mapToLong(NodeUse::peakBytes).sum() / MEBI;
    return List.of(
        reported(CPU, used / served * 1000, served, "%.1f CPU-s in all".formatted(used)),
        reported(BUDGET, cores, served, "of %d nodes".formatted(run.topology().servers().size())),
        reported(MEMORY, peaks, served, "of %d nodes that were sampled".formatted(nodes.size())));
  }

  private static Finding reported(Measure measure, double value, long served, String why) {
    return Finding.reported(measure, Subject.run(), value, Optional.empty(), served, why);
  }
}
