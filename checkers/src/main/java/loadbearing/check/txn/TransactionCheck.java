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

  private final Known known;
  private Graph graph;

  private TransactionCheck(
      Transactions transactions, Scalars scalars, Level promised, Known known) {
    this.promised = transactions.isCompletionsOnly() ? promised.withoutOrder() : promised;
    this.known = known;
    steps =
        new StepIndex(transactions, known.initial(), this.promised.implies(Level.READ_COMMITTED));
    sentences = new Sentences(steps, scalars);
  }

  /**
   * What {@code transactions} show. Where only completions were recorded they are judged by the
   * strongest level implied by {@code promised} that needs no order of process or real time.
   *
   * @param scalars of their keys and values
   */
  public static Isolation judge(Transactions transactions, Scalars scalars, Level promised) {
    return judge(transactions, scalars, promised, Known.NOTHING);
  }

  /** The same, where the database reported versions of registers. */
  public static Isolation judge(
      Transactions transactions, Scalars scalars, Level promised, RecordedVersions recorded) {
    return judge(transactions, scalars, promised, Known.of(recorded));
  }

  /**
   * The same, where more is known. Where the versions of some object may have been in several
   * orders, one is looked for that the level allows; if none is found, it is undecided.
   */
  public static Isolation judge(
      Transactions transactions, Scalars scalars, Level promised, Known known) {
    var check = new TransactionCheck(transactions, scalars, promised, known);
    var isolation = check.judge();
    return isolation.isBad() || isolation.isUndecided() || !check.isOrderOpen()
        ? isolation
        : check.tried(isolation, scalars);
  }

  /** Whether some object's versions may have been in several orders. */
  private boolean isOrderOpen() {
    if (known.versions() != RecordedVersions.NOTHING) {
      return false;
    }
    var transactions = steps.transactions();
    var writers = new int[steps.keys()];
    for (var t = 0; t < transactions.size(); t++) {
      for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
        if (steps.isEffective(t) && steps.isWrite(s) && !steps.isOverwritten(s)) {
          if (++writers[steps.key(s)] > 1) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Tries to find an order of all versions that explains what was seen. */
  private Isolation tried(Isolation isolation, Scalars scalars) {
    var orders = new CandidateOrders(steps, graph, promised);
    for (var i = 0; i < orders.size(); i++) {
      var ranks = orders.get(i);
      RecordedVersions versions = step -> ranks[steps.owner(step)];
      var check =
          new TransactionCheck(steps.transactions(), scalars, promised, known.with(versions));
      if (!check.judge().isBad()) {
        return isolation;
      }
    }
    return isolation.doubted(
        ("of the versions of some objects more than one order is possible, and none of %d that were"
                + " tried has %s; an assumption, such as sequential-keys, may decide")
            .formatted(orders.size(), promised.word()));
  }

  /** What a transaction did, in words. */
  public static String describe(Transactions transactions, Scalars scalars, int index) {
    return Sentences.deeds(transactions, scalars, index);
  }

  private Isolation judge() {
    var transactions = steps.transactions();
    var edges = new Edges(transactions.size());
    var violations = new Violations(steps, gathered, sentences);
    new Lists(steps, edges, violations).infer(known);
    new Registers(steps, edges, violations).infer(known);
    var dependencies = edges.size();
    Order.add(steps, edges);
    graph = edges.graph();
    var component = cycles(graph);
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
          "writes have to be unique, but %d of them wrote what another did or what was there first, such as %s to %s"
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
