package loadbearing.analysis.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.observed.Shares;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.workload.Action;

/**
 * Whether what was read was written: every value in an answered read of a register or list is of a
 * write that somebody asked for, whatever became of it. Exposure is these reads.
 *
 * <p>Says nothing of runs with transactions, in whose steps values are written too.
 */
public final class ValuesKnown implements Analyzer {
  /** Whether no value was read that nobody wrote. */
  public static final Measure KNOWN =
      Measure.less(
              "values-known",
              "",
              "the share of reads with a value that nobody wrote; holds if there is none")
          .said("values that are read were written");

  private static final double CONFIDENCE = 0.95;
  private static final int SHOWN = 5;

  /** So many reads without a wrong one leave at most 3 % of them wrong, at 95 %. */
  private static final int ENOUGH = 100;

  @Override
  public List<Measure> measures() {
    return List.of(KNOWN);
  }

  @Override
  public List<Finding> judge(Run run) {
    var operations = run.history().of(Operation.class);
    var reads = operations.stream().filter(ValuesKnown::isAnsweredRead).toList();
    if (reads.isEmpty() || operations.stream().anyMatch(o -> o.action() == Action.TRANSACTION)) {
      return List.of();
    }
    var written = written(operations);
    var invented =
        reads.stream()
            .filter(read -> !written.getOrDefault(row(read), Set.of()).containsAll(values(read)))
            .toList();
    return List.of(finding(run, invented, reads.size()));
  }

  private static Finding finding(Run run, List<Operation> invented, int exposure) {
    var verdict = exposure < ENOUGH ? Verdict.INCONCLUSIVE : Verdict.HOLDS;
    return Finding.decided(
            KNOWN,
            Subject.run(),
            invented.isEmpty() ? verdict : Verdict.REFUTED,
            (double) invented.size() / exposure,
            Optional.of(
                Shares.wrong(
                    run, invented.stream().mapToLong(Operation::called), exposure, CONFIDENCE)),
            exposure,
            "%d of %d reads show a value that nobody wrote".formatted(invented.size(), exposure))
        .with(
            invented.stream()
                .limit(SHOWN)
                .map(
                    read ->
                        new Finding.Evidence(
                            "%s read %s at %s".formatted(row(read), read.output(), node(read)),
                            List.of(read.id())))
                .toList());
  }

  private static String node(Operation read) {
    return read.path().node();
  }

  private static Map<String, Set<Long>> written(List<Operation> operations) {
    Map<String, Set<Long>> written = new HashMap<>();
    for (var operation : operations) {
      switch (operation.action()) {
        case REGISTER_WRITE, LIST_APPEND ->
            written
                .computeIfAbsent(row(operation), it -> new HashSet<>())
                .add(Long.valueOf(operation.input().strip()));
        case REGISTER_CAS ->
            written
                .computeIfAbsent(row(operation), it -> new HashSet<>())
                .add(swapped(operation.input()));
        default -> {
          // Writes no register and no list.
        }
      }
    }
    return written;
  }

  /** Of {@code [from,to]} the second. */
  private static long swapped(String input) {
    return Long.parseLong(input.substring(input.indexOf(',') + 1, input.lastIndexOf(']')).strip());
  }

  private static boolean isAnsweredRead(Operation operation) {
    return operation.outcome() == Outcome.OK
        && !operation.output().isEmpty()
        && (operation.action() == Action.REGISTER_READ || operation.action() == Action.LIST_READ);
  }

  private static List<Long> values(Operation read) {
    if (read.action() == Action.LIST_READ) {
      return Arrays.stream(ListElements.of(read.output())).boxed().toList();
    }
    var value = read.output().strip();
    return value.equals("null") ? List.of() : List.of(Long.valueOf(value));
  }

  private static String row(Operation operation) {
    return Divergence.row(operation);
  }
}
