package loadbearing.check.txn;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.txn.Isolation.Exposure;
import loadbearing.check.txn.Sentences.Link;
import loadbearing.check.txn.VersionSearch.Outcome;

/**
 * Judges transactions on lists and registers, in time that grows as n log n: dependencies, then
 * components, and only if one has several transactions, the cycles in it.
 */
public final class TransactionCheck {
  /** So many repairs of an order are tried where nobody says how long to try. */
  private static final int PATIENCE = 20_000;

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
    return judge(transactions, scalars, promised, Known.NOTHING, patience());
  }

  /** The same, where the database reported versions of registers. */
  public static Isolation judge(
      Transactions transactions, Scalars scalars, Level promised, RecordedVersions recorded) {
    return judge(transactions, scalars, promised, Known.of(recorded), patience());
  }

  /**
   * The same, where more is known. Where the versions of some object may have been in several
   * orders, one is looked for that the level allows; it is undecided if that takes too long.
   *
   * @param isOver whether to give up, asked again and again
   */
  public static Isolation judge(
      Transactions transactions,
      Scalars scalars,
      Level promised,
      Known known,
      BooleanSupplier isOver) {
    var check = new TransactionCheck(transactions, scalars, promised, known);
    var isolation = check.judge();
    return isolation.isBad() || isolation.isUndecided() || !check.isOrderOpen(isolation)
        ? isolation
        : check.searched(isolation, scalars, isOver);
  }

  private static BooleanSupplier patience() {
    var asked = new AtomicInteger();
    return () -> asked.incrementAndGet() > PATIENCE;
  }

  /**
   * Whether some object's versions may have been in several orders, and it matters which. It does
   * not for lists where no transactions come before themselves: every read is known to come before
   * all appends that nobody saw, so those may stand in any order that keeps the other dependencies.
   */
  private boolean isOrderOpen(Isolation isolation) {
    if (known.versions() != RecordedVersions.NOTHING) {
      return false;
    }
    var isAcyclic = isolation.exposure().largestComponent() <= 1;
    var transactions = steps.transactions();
    var writers = new int[steps.keys()];
    for (var t = 0; t < transactions.size(); t++) {
      for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
        var isSettled = isAcyclic && steps.isList(steps.key(s));
        if (steps.isEffective(t) && steps.isWrite(s) && !steps.isOverwritten(s) && !isSettled) {
          if (++writers[steps.key(s)] > 1) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Looks for an order of all versions that explains what was seen. */
  private Isolation searched(Isolation isolation, Scalars scalars, BooleanSupplier isOver) {
    return switch (search(isOver)) {
      case Outcome.Explained order ->
          isExplained(scalars, order.places()) ? isolation : isolation.doubted(open());
      case Outcome.Impossible none ->
          isolation.with(
              sentences.unexplained(unexplained(none.links()), none.transactions(), none.links()));
      case Outcome.Abandoned gaveUp -> isolation.doubted(open());
    };
  }

  /**
   * An order that keeps more than was promised is found sooner, and most histories have one; so it
   * is looked for first, for a while.
   */
  private Outcome search(BooleanSupplier isOver) {
    var strongest = steps.transactions().isCompletionsOnly() ? 0 : 2;
    var isSerial = promised.implies(Level.REPEATABLE_READ);
    for (var serial : isSerial ? List.of(true) : List.of(true, false)) {
      var weakest = promised.order() + (serial == isSerial ? 1 : 0);
      for (var order = strongest; order >= weakest; order--) {
        var search = new VersionSearch(steps, graph, promised, serial, order, soon(isOver));
        if (search.run() instanceof Outcome.Explained explained) {
          return explained;
        }
      }
    }
    return new VersionSearch(steps, graph, promised, isSerial, promised.order(), isOver).run();
  }

  private BooleanSupplier soon(BooleanSupplier isOver) {
    var asked = new AtomicInteger();
    return () ->
        asked.incrementAndGet() > steps.transactions().size() + 1000 || isOver.getAsBoolean();
  }

  /**
   * Whether an order of commits, taken for that of all versions, leaves nothing that is forbidden.
   */
  private boolean isExplained(Scalars scalars, int[] places) {
    if (Replay.explains(steps, places)) {
      return true;
    }
    var versions = known.with(step -> places[steps.owner(step)]);
    return !new TransactionCheck(steps.transactions(), scalars, promised, versions).judge().isBad();
  }

  /** Every order of versions has a cycle; at best one of this kind. */
  private Anomaly unexplained(Set<Link> links) {
    var order = 0;
    for (var link : links) {
      order =
          switch (link.kind()) {
            case PROCESS, RW_SESSION -> Math.max(order, 1);
            case REALTIME, RW_TIMED -> 2;
            case WW, WR, RW, THROUGH -> order;
          };
    }
    var isSerial = promised.implies(Level.REPEATABLE_READ);
    return (isSerial ? Anomaly.G2 : Anomaly.G_NONADJACENT).variant(order);
  }

  private String open() {
    return ("of the versions of some objects more than one order is possible, and whether one of"
            + " them has %s was not found out in time; an assumption, such as sequential-keys, may"
            + " decide")
        .formatted(promised.word());
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
        LevelPromise.of(promised),
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
