package loadbearing.report.story;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.availability.Availability;
import loadbearing.analysis.availability.AvailabilityModel;
import loadbearing.analysis.availability.Recovery;
import loadbearing.analysis.consistency.Staleness;
import loadbearing.analysis.data.Durability;
import loadbearing.topology.Goal;

/**
 * The numbers of all runs beside each other, one column a run.
 *
 * @param rows in the order they are read
 */
public record SideBySide(List<Row> rows) {
  private static final Subject READS = Subject.of(Goal.READ);
  private static final Subject WRITES = Subject.of(Goal.WRITE);
  private static final double MEBI = 1 << 20;

  /**
   * One number of every run.
   *
   * @param label what it is
   * @param hint how it was got, in a few words
   * @param unit as in a finding; {@code %} for a share in [0, 1]
   * @param cells one a run
   */
  public record Row(String label, String hint, String unit, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    boolean isTold() {
      return cells.stream().anyMatch(cell -> !Double.isNaN(cell.value()));
    }
  }

  /**
   * One number.
   *
   * @param value NaN where there is none
   * @param interval around it; empty where none can be given
   */
  public record Cell(double value, Optional<Interval> interval) {
    static Cell of(double value) {
      return new Cell(value, Optional.empty());
    }

    static Cell of(Optional<Finding> finding) {
      return finding.map(found -> new Cell(found.value(), found.interval())).orElse(of(Double.NaN));
    }

    static Cell of(Median median) {
      return new Cell(median.value(), median.interval());
    }
  }

  public SideBySide {
    rows = List.copyOf(rows);
  }

  /** The table over {@code runs}; a row that no run can fill is left out. */
  public static SideBySide of(List<RunStory> runs) {
    return new SideBySide(
        Stream.of(
                row(runs, "Capacity", "of the best number of clones", "1/s", SideBySide::capacity),
                row(
                    runs,
                    "Throughput",
                    "median second; not in a fault or 3 s after it",
                    "1/s",
                    r -> throughput(r)),
                row(
                    runs,
                    "Latency p50",
                    "from due; not in a fault or 3 s after it",
                    "ms",
                    r -> latency(r, 0.5)),
                row(
                    runs,
                    "Latency p95",
                    "from due; not in a fault or 3 s after it",
                    "ms",
                    r -> latency(r, 0.95)),
                row(
                    runs,
                    "Latency p99",
                    "from due; not in a fault or 3 s after it",
                    "ms",
                    r -> latency(r, 0.99)),
                found(runs, "Reads served", "whole run", "%", Availability.AVAILABILITY, READS),
                found(
                    runs,
                    "– as predicted",
                    "faults as they came",
                    "%",
                    AvailabilityModel.PREDICTED,
                    READS),
                found(runs, "Writes served", "whole run", "%", Availability.AVAILABILITY, WRITES),
                found(
                    runs,
                    "– as predicted",
                    "faults as they came",
                    "%",
                    AvailabilityModel.PREDICTED,
                    WRITES),
                found(
                    runs,
                    "Longest outage of reads",
                    "whole run",
                    "s",
                    Recovery.LONGEST_OUTAGE,
                    READS),
                found(
                    runs,
                    "Longest outage of writes",
                    "whole run",
                    "s",
                    Recovery.LONGEST_OUTAGE,
                    WRITES),
                found(
                    runs, "Acknowledged writes lost", "share", "%", Durability.KEPT, Subject.run()),
                found(runs, "Stale reads", "share", "%", Staleness.FRESH, Subject.run()),
                found(
                    runs,
                    "Oldest stale read",
                    "behind the newest write",
                    "ms",
                    Staleness.AGE,
                    Subject.run()),
                row(runs, "CPU cost", "per 1,000 answers", "CPU-s", SideBySide::cpu),
                row(runs, "CPU budget", "of all nodes", "cores", SideBySide::budget),
                row(runs, "Memory", "peaks of all nodes, summed", "MiB", SideBySide::memory))
            .filter(Row::isTold)
            .toList());
  }

  private static Row row(
      List<RunStory> runs, String label, String hint, String unit, Function<RunStory, Cell> cell) {
    return new Row(label, hint, unit, runs.stream().map(cell).toList());
  }

  private static Row found(
      List<RunStory> runs,
      String label,
      String hint,
      String unit,
      Measure measure,
      Subject subject) {
    return row(
        runs,
        label,
        hint,
        unit,
        run -> Cell.of(Known.find(run.report().findings(), measure, subject)));
  }

  static Cell capacity(RunStory run) {
    return Cell.of(
        run.report().findings().stream()
            .filter(
                finding -> finding.measure().equals(loadbearing.analysis.capacity.Scaling.CAPACITY))
            .max(Comparator.comparingDouble(Finding::value)));
  }

  static Cell throughput(RunStory run) {
    return Cell.of(Median.of(run.undisturbedSeconds().stream().map(Seconds.Bin::ok).toList()));
  }

  static Cell typicalP95(RunStory run) {
    return Cell.of(Median.of(run.undisturbedSeconds().stream().map(Seconds.Bin::p95).toList()));
  }

  private static Cell latency(RunStory run, double q) {
    return Cell.of(Seconds.latency(run.undisturbed(), q));
  }

  private static Cell cpu(RunStory run) {
    double used = run.nodes().stream().mapToDouble(NodeUse::cpuSeconds).sum();
    return Cell.of(
        run.answered() == 0 || run.nodes().isEmpty() ? Double.NaN : used / run.answered() * 1000);
  }

  private static Cell memory(RunStory run) {
    return Cell.of(
        run.nodes().isEmpty()
            ? Double.NaN
            : run.nodes().stream().mapToLong(NodeUse::peakBytes).sum() / MEBI);
  }

  private static Cell budget(RunStory run) {
    return Cell.of(
        run.run().topology().servers().stream().mapToDouble(n -> n.budget().cpus()).sum());
  }
}
