package loadbearing.analysis.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Finding.Evidence;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.observed.Shares;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;

/**
 * What became of writes on registers and lists, by what was read of them: acknowledged ones stay,
 * none takes effect twice, and none that failed is ever seen.
 *
 * <p>An acknowledged append is lost if a read of a version not older lacks it, or the last read
 * that its own database served afterwards does. An acknowledged write of a register is lost if that
 * read is of an older version, or another acknowledged write made the same version.
 */
public final class WritesSeen implements Analyzer {
  /** Whether what was acknowledged is read again. */
  public static final Measure READ_AGAIN =
      Measure.less(
              "acknowledged-writes-read",
              "",
              "the share of acknowledged writes that reads after them lack; holds if none is"
                  + " lacking")
          .said("acknowledged writes are read again");

  /** Whether no append took effect twice. */
  public static final Measure ONCE =
      Measure.less("appends-once", "", "the share of appends read twice; holds if none was")
          .said("appends take effect once");

  /** Whether no failed write is ever read. */
  public static final Measure NEVER_READ =
      Measure.less(
              "failed-writes-never-read",
              "",
              "the share of failed writes that were read; holds if none was")
          .said("failed writes are never read");

  private static final double CONFIDENCE = 0.95;
  private static final int SHOWN = 5;

  /** So many writes without a wrong one leave at most 3 % of them wrong, at 95 %. */
  private static final int ENOUGH = 100;

  /** Wrong writes of one kind, out of so many. */
  private static final class Count {
    private long exposure;
    private final Set<Operation> wrong = new HashSet<>();
    private final List<Evidence> evidence = new ArrayList<>();

    void add(Operation write, String what, Operation witness) {
      if (wrong.add(write) && evidence.size() < SHOWN) {
        evidence.add(new Evidence(what, List.of(write.id(), witness.id())));
      }
    }
  }

  @Override
  public List<Measure> measures() {
    return List.of(READ_AGAIN, ONCE, NEVER_READ);
  }

  @Override
  public List<Finding> judge(Run run) {
    var lost = new Count();
    var twice = new Count();
    var undead = new Count();
    for (var row : Row.of(run)) {
      if (row.isList()) {
        list(row, lost, twice, undead);
      } else {
        register(row, lost, undead);
      }
    }
    List<Finding> findings = new ArrayList<>();
    add(run, findings, READ_AGAIN, lost);
    add(run, findings, ONCE, twice);
    add(run, findings, NEVER_READ, undead);
    return findings;
  }

  private static void add(Run run, List<Finding> findings, Measure measure, Count count) {
    if (count.exposure > 0) {
      long wrong = count.wrong.size();
      var verdict = count.exposure < ENOUGH ? Verdict.INCONCLUSIVE : Verdict.HOLDS;
      findings.add(
          Finding.decided(
                  measure,
                  Subject.run(),
                  wrong > 0 ? Verdict.REFUTED : verdict,
                  (double) wrong / count.exposure,
                  Optional.of(
                      Shares.wrong(
                          run,
                          count.wrong.stream().mapToLong(Operation::called),
                          count.exposure,
                          CONFIDENCE)),
                  count.exposure,
                  "%d of %d writes do not fit what was read".formatted(wrong, count.exposure))
              .with(count.evidence));
    }
  }

  private static void list(Row row, Count lost, Count twice, Count undead) {
    var failed = byValue(row.written(Outcome.FAILED));
    var all = byValue(row.writes());
    undead.exposure += failed.size();
    Set<String> there = new HashSet<>();
    for (var read : row.reads()) {
      Set<Long> seen = new HashSet<>();
      for (var element : ListElements.of(read.output())) {
        var value = Long.toString(element);
        there.add(value);
        if (failed.containsKey(value)) {
          undead.add(failed.get(value), said(row, value, "failed and was read"), read);
        }
        if (!seen.add(element) && all.containsKey(value)) {
          twice.add(all.get(value), said(row, value, "was read twice in one list"), read);
        }
      }
    }
    twice.exposure += row.reads().isEmpty() ? 0 : tookEffect(row, there);
    appendsLost(row, lost);
  }

  /** What was neither acknowledged nor ever read can't be read twice. */
  private static long tookEffect(Row row, Set<String> there) {
    return row.writes().stream()
        .filter(write -> write.outcome() == Outcome.OK || there.contains(write.input().strip()))
        .count();
  }

  private static void appendsLost(Row row, Count lost) {
    var elements = new HashMap<Operation, Set<Long>>();
    var last = row.last();
    var byDatabase = row.lastByDatabase();
    for (var write : row.written(Outcome.OK)) {
      var witnesses = new ArrayList<Operation>();
      last.filter(read -> write.version() > 0 && read.version() >= write.version())
          .ifPresent(witnesses::add);
      after(write, byDatabase).ifPresent(witnesses::add);
      lost.exposure += witnesses.isEmpty() ? 0 : 1;
      for (var read : witnesses) {
        var there = elements.computeIfAbsent(read, WritesSeen::elements);
        if (!there.contains(Long.parseLong(write.input().strip()))) {
          lost.add(write, said(row, write.input(), "was acknowledged and is gone"), read);
        }
      }
    }
  }

  /** The last read that the write's database served, if that was after the write. */
  private static Optional<Operation> after(Operation write, Map<String, Operation> byDatabase) {
    return Optional.ofNullable(byDatabase.get(write.path().database()))
        .filter(read -> read.called() > write.returned());
  }

  private static Set<Long> elements(Operation read) {
    Set<Long> elements = new HashSet<>();
    Arrays.stream(ListElements.of(read.output())).forEach(elements::add);
    return elements;
  }

  private static void register(Row row, Count lost, Count undead) {
    var failed = byValue(row.written(Outcome.FAILED));
    row.writes().stream()
        .filter(write -> write.outcome() != Outcome.FAILED)
        .forEach(write -> failed.remove(write.input().strip()));
    undead.exposure += failed.size();
    for (var read : row.reads()) {
      var write = failed.get(read.output().strip());
      if (write != null) {
        undead.add(write, said(row, write.input(), "failed and was read"), read);
      }
    }
    versionsLost(row, lost);
  }

  private static void versionsLost(Row row, Count lost) {
    Map<Long, Operation> byVersion = new HashMap<>();
    var byDatabase = row.lastByDatabase();
    for (var write : row.written(Outcome.OK)) {
      if (write.version() > 0) {
        lost.exposure++;
        var other = byVersion.putIfAbsent(write.version(), write);
        if (other != null) {
          lost.add(
              other,
              said(row, other.input(), "was acknowledged, and its version was made again"),
              write);
        }
        after(write, byDatabase)
            .filter(read -> read.version() < write.version())
            .ifPresent(
                read ->
                    lost.add(
                        write, said(row, write.input(), "was acknowledged and is gone"), read));
      }
    }
  }

  private static Map<String, Operation> byValue(List<Operation> writes) {
    Map<String, Operation> byValue = new HashMap<>();
    writes.forEach(write -> byValue.put(write.input().strip(), write));
    return byValue;
  }

  private static String said(Row row, String value, String what) {
    return "%s, written to %s, %s".formatted(value, row.name(), what);
  }
}
