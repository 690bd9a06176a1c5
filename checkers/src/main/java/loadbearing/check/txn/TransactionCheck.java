package loadbearing.check.txn;

import java.util.ArrayList;
import java.util.List;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.txn.Isolation.Exposure;

/**
 * Judges transactions on lists and registers, in time that grows as n log n: dependencies, then
 * components, and only if one has several transactions, the cycles in it.
 */
public final class TransactionCheck {
  private final StepIndex steps;
  private final Gathered gathered = new Gathered();
  private final Sentences sentences;
  private final Level promised;

  private TransactionCheck(Transactions transactions, Scalars scalars, Level promised) {
    steps = new StepIndex(transactions);
    sentences = new Sentences(steps, scalars);
    this.promised = transactions.isCompletionsOnly() ? promised.withoutOrder() : promised;
  }

  /**
   * What {@code transactions} show. Where only completions were recorded they are judged by the
   * strongest level implied by {@code promised} that needs no order of process or real time.
   *
   * @param scalars of their keys and values
   */
  public static Isolation judge(Transactions transactions, Scalars scalars, Level promised) {
    return judge(transactions, scalars, promised, RecordedVersions.NOTHING);
  }

  /** The same, where the database reported versions of registers. */
  public static Isolation judge(
      Transactions transactions, Scalars scalars, Level promised, RecordedVersions recorded) {
    return new TransactionCheck(transactions, scalars, promised).judge(recorded);
  }

  /** What a transaction did, in words. */
  public static String describe(Transactions transactions, Scalars scalars, int index) {
    return Sentences.deeds(transactions, scalars, index);
  }

  private Isolation judge(RecordedVersions recorded) {
    var transactions = steps.transactions();
    var edges = new Edges(transactions.size());
    var violations = new Violations(steps, gathered, sentences);
    new Lists(steps, edges, violations).infer();
    new Registers(steps, edges, violations).infer(recorded);
    var dependencies = edges.size();
    Order.add(steps, edges);
    var component = cycles(edges.graph());
    return new Isolation(
        promised,
        gathered.all(),
        gathered.counts(),
        contradictions(),
        new Exposure(committed(), steps.reads(), dependencies, component));
  }

  private int cycles(Graph graph) {
    var size = steps.transactions().size();
    var core = Core.of(graph, size);
    if (core.transactions() < 2) {
      return Math.min(1, size);
    }
    var cycles = new Cycles(core, gathered, sentences);
    cycles.search(!steps.transactions().isCompletionsOnly());
    return cycles.largestComponent();
  }

  private int committed() {
    var committed = 0;
    for (var t = 0; t < steps.transactions().size(); t++) {
      committed += steps.isCommitted(t) ? 1 : 0;
    }
    return committed;
  }

  private List<String> contradictions() {
    List<String> contradictions = new ArrayList<>();
    if (steps.ambiguous() > 0) {
      var step = steps.anAmbiguous();
      contradictions.add(
          "writes have to be unique, but %d of them wrote what another did, such as %s to %s"
              .formatted(steps.ambiguous(), sentences.value(step), sentences.key(step)));
    }
    for (var t = 0; t < steps.transactions().size() && contradictions.size() < 2; t++) {
      for (var s = steps.transactions().firstStep(t); s < steps.transactions().endStep(t); s++) {
        if (isOdd(s)) {
          contradictions.add(
              "%s is a list and a register at once: %s"
                  .formatted(sentences.key(s), sentences.introduction(1, t)));
          break;
        }
      }
    }
    return contradictions;
  }

  private boolean isOdd(int step) {
    var transactions = steps.transactions();
    return steps.isMixed(steps.key(step))
        || transactions.step(step) == Transactions.Step.READ
            && steps.isList(steps.key(step))
            && !transactions.isList(step)
            && transactions.value(step) != Scalars.NIL;
  }
}
