package loadbearing.check.txn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadbearing.check.column.Transactions;
import loadbearing.check.txn.Sentences.Link;

/**
 * Who shows the order of two versions, where the transactions of a dependency do not show it
 * themselves; so that a proof holds by itself.
 */
final class Witnesses {
  private final StepIndex steps;
  private final Transactions transactions;

  Witnesses(StepIndex steps) {
    this.steps = steps;
    this.transactions = steps.transactions();
  }

  /** The transactions that show {@code link}, beside its own. */
  List<Integer> of(Link link) {
    return switch (link.kind()) {
      case WW -> ofOrder(link);
      // Who read without what was certainly written came before it.
      case RW -> steps.isCommitted(link.second()) ? List.of() : ofOrder(link);
      case RW_SESSION, RW_TIMED -> ofPair(link);
      case WR, PROCESS, REALTIME, THROUGH -> List.of();
    };
  }

  private List<Integer> ofOrder(Link link) {
    var key = link.step() < 0 ? -1 : steps.key(link.step());
    return key >= 0 && steps.isList(key) ? longest(key) : List.of();
  }

  /** The longest read of a list shows the order of all that was seen. */
  private List<Integer> longest(int key) {
    var longest = -1;
    for (var t = 0; t < transactions.size(); t++) {
      for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
        var isRead = steps.isCommitted(t) && steps.key(s) == key && transactions.isList(s);
        if (isRead && (longest < 0 || transactions.length(s) > transactions.length(longest))) {
          longest = s;
        }
      }
    }
    return longest < 0 ? List.of() : List.of(steps.owner(longest));
  }

  /** One that came across the older version, and one that came across the newer afterwards. */
  private List<Integer> ofPair(Link link) {
    var older = steps.writer(steps.key(link.step()), transactions.value(link.step()));
    var newer = lastWrite(link.second(), steps.key(link.step()));
    if (older < 0 || newer < 0) {
      return List.of();
    }
    var isOfProcess = link.kind() == Dependency.RW_SESSION;
    Map<Long, Integer> firsts = new HashMap<>();
    for (var access : accesses(older)) {
      firsts.merge(isOfProcess ? transactions.process(access) : 0L, access, this::earlier);
    }
    for (var second : accesses(newer)) {
      var first = firsts.get(isOfProcess ? transactions.process(second) : 0L);
      if (first != null && isBefore(first, second, isOfProcess)) {
        return List.of(first, second);
      }
    }
    return List.of();
  }

  private int earlier(int one, int other) {
    return transactions.returned(other) < transactions.returned(one) ? other : one;
  }

  private int lastWrite(int transaction, int key) {
    var last = -1;
    for (var s = transactions.firstStep(transaction); s < transactions.endStep(transaction); s++) {
      last = steps.isWrite(s) && steps.key(s) == key ? s : last;
    }
    return last;
  }

  private boolean isBefore(int first, int second, boolean isOfProcess) {
    var isOrdered =
        isOfProcess
            ? transactions.returned(first) <= transactions.called(second)
            : transactions.returned(first) < transactions.called(second);
    return isOrdered
        && steps.isCommitted(first)
        && (!isOfProcess || transactions.process(first) == transactions.process(second));
  }

  /** Who wrote a version, and who read it. */
  private List<Integer> accesses(int version) {
    List<Integer> accesses = new ArrayList<>();
    accesses.add(steps.owner(version));
    for (var t = 0; t < transactions.size(); t++) {
      for (var s = transactions.firstStep(t); s < transactions.endStep(t); s++) {
        if (steps.isCommitted(t)
            && !steps.isWrite(s)
            && steps.key(s) == steps.key(version)
            && transactions.value(s) == transactions.value(version)
            && steps.owner(version) != t) {
          accesses.add(t);
        }
      }
    }
    return accesses;
  }
}
