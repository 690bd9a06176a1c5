package loadbearing.report.story;

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
import loadbearing.analysis.capacity.Cost;
import loadbearing.analysis.capacity.Undisturbed;
import loadbearing.analysis.comparison.Contests;
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
  }

  public SideBySide {
    rows = List.copyOf(rows);
  }

  /** The table over {@code runs}; a row that no run can fill is left out. */
  public static SideBySide of(List<RunStory> runs) {
    return new SideBySide(
        Stream.of(
                row(
                    runs,
                    "Capacity",
                    "of the best number of clones",
                    "1/s",
                    r -> Cell.of(Contests.capacity(r.report()))),
                found(
                    runs,
                    "Throughput",
                    "median second; not in a fault or 3 s after it",
                    "1/s",
                    Undisturbed.THROUGHPUT,
                    Subject.run()),
                found(
                    runs,
                    "Latency p50",
                    "from due; not in a fault or 3 s after it",
                    "ms",
                    Undisturbed.P50,
                    Subject.run()),
                found(
                    runs,
                    "Latency p95",
                    "from due; not in a fault or 3 s after it",
                    "ms",
                    Undisturbed.P95,
                    Subject.run()),
                found(
                    runs,
                    "Latency p99",
                    "from due; not in a fault or 3 s after it",
                    "ms",
                    Undisturbed.P99,
                    Subject.run()),
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
                found(runs, "CPU cost", "per 1,000 answers", "CPU-s", Cost.CPU, Subject.run()),
                found(runs, "CPU budget", "of all nodes", "cores", Cost.BUDGET, Subject.run()),
                found(
                    runs,
                    "Memory",
                    "peaks of all nodes, summed",
                    "MiB",
                    Cost.MEMORY,
                    Subject.run()))
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
    return row(runs, label, hint, unit, run -> Cell.of(run.report().find(measure, subject)));
  }
}
