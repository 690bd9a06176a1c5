package loadbearing.analysis.consistency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Operations.Kind;
import loadbearing.check.linear.Limit;
import loadbearing.check.linear.Linear;
import loadbearing.check.linear.Linearized;
import loadbearing.check.linear.Narration;
import loadbearing.history.Run;

/**
 * Whether the registers of a run behave as if there were one copy of each: every operation takes
 * effect at one moment between its call and its return.
 *
 * <p>The exposure is the number of reads that were called after some write of their key had been
 * answered: each of them could have missed it.
 *
 * @param limit how long it may take before it is inconclusive
 * @param ticker monotonic nanoseconds
 */
public record Linearizability(Duration limit, LongSupplier ticker) implements Analyzer {
  /** Whether registers behave as if there were one copy of each. */
  public static final Measure LINEARIZABILITY =
      Measure.neither(
              "linearizability", "", "holds if one order in real time explains all that was read")
          .said("linearizability of registers");

  @Override
  public List<Measure> measures() {
    return List.of(LINEARIZABILITY);
  }

  @Override
  public List<Finding> judge(Run run) {
    var registers = new RunRegisters(run.history());
    if (registers.columns().size() == 0) {
      return List.of();
    }
    var exposure = exposure(registers.columns());
    if (exposure == 0) {
      var why = "no read was called after an answered write of its register";
      return List.of(finding(Verdict.INCONCLUSIVE, 0, why, List.of()));
    }
    var memory = Runtime.getRuntime().maxMemory() / 4;
    var result =
        Linear.decide(
            registers.columns(),
            registers.initials(),
            registers.scalars(),
            Limit.of(ticker, limit, memory));
    return List.of(
        result.isBroken()
            ? broken(registers, result, exposure)
            : explained(run, registers, result, exposure));
  }

  private static Finding explained(
      Run run, RunRegisters registers, Linearized result, long exposure) {
    if (result.answer().isEmpty()) {
      return finding(Verdict.INCONCLUSIVE, exposure, result.why(), List.of());
    }
    if (!run.history().complete()) {
      return finding(
          Verdict.INCONCLUSIVE,
          exposure,
          "the history breaks off; what is left is fine",
          List.of());
    }
    var why =
        "an order in real time explains all %d operations on %d registers"
            .formatted(registers.columns().size(), registers.keys().size());
    return finding(Verdict.HOLDS, exposure, why, List.of());
  }

  private static Finding broken(RunRegisters registers, Linearized result, long exposure) {
    var lines = sentences(registers).violation(result);
    List<Long> ids = new ArrayList<>();
    ids.add(registers.columns().label(result.failing()));
    result.others().forEach(index -> ids.add(registers.columns().label(index)));
    var evidence = new Finding.Evidence(String.join("; ", lines), ids);
    return finding(Verdict.REFUTED, exposure, lines.getFirst(), List.of(evidence));
  }

  private static Finding finding(
      Verdict verdict, long exposure, String why, List<Finding.Evidence> evidence) {
    return new Finding(
        LINEARIZABILITY,
        Subject.run(),
        Optional.of(verdict),
        Double.NaN,
        Optional.empty(),
        exposure,
        why,
        evidence,
        Optional.empty());
  }

  /** Reads called after the first answered write of their key had returned. */
  private static long exposure(Operations operations) {
    var keys = new ArrayList<Long>();
    for (var i = 0; i < operations.size(); i++) {
      while (keys.size() <= operations.key(i)) {
        keys.add(Operations.OPEN);
      }
      if (operations.kind(i) == Kind.WRITE || operations.kind(i) == Kind.COMPARE_AND_SET) {
        var key = operations.key(i);
        keys.set(key, Math.min(keys.get(key), operations.returned(i)));
      }
    }
    var count = 0L;
    for (var i = 0; i < operations.size(); i++) {
      var isRead = operations.kind(i) == Kind.READ;
      count += isRead && operations.called(i) > keys.get(operations.key(i)) ? 1 : 0;
    }
    return count;
  }

  static Narration sentences(RunRegisters registers) {
    return new Narration(
        registers.columns(),
        registers.scalars(),
        index -> registers.keys().get(registers.columns().key(index)),
        index -> when(registers, index));
  }

  private static String when(RunRegisters registers, int index) {
    var operation = registers.operation(index);
    var served = operation.path().node().isEmpty() ? "" : ", served by " + served(operation.path());
    var called = operation.called() / 1e6;
    return registers.columns().returned(index) == Operations.OPEN
        ? "called at %.3f ms, never answered%s".formatted(called, served)
        : "%.3f to %.3f ms%s".formatted(called, operation.returned() / 1e6, served);
  }

  private static String served(loadbearing.history.Path path) {
    return path.database().isEmpty() ? path.node() : path.node() + " from " + path.database();
  }
}
