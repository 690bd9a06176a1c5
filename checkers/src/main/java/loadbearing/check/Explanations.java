package loadbearing.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loadbearing.check.Explanation.Deed;
import loadbearing.check.Explanation.Participant;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.txn.Isolation;

/** Makes data of what was found in transactions: whole steps, not only the ends of long lists. */
final class Explanations {
  private final Transactions transactions;
  private final Scalars scalars;

  private Explanations(Recorded.Transacted recorded) {
    transactions = recorded.columns();
    scalars = recorded.scalars();
  }

  /** Of all that the promised level forbids, in its order; a cycle begins anywhere, but once. */
  static List<Explanation> of(Recorded.Transacted recorded, Isolation isolation) {
    var explanations = new Explanations(recorded);
    Set<List<Object>> seen = new HashSet<>();
    return isolation.proofs().stream()
        .filter(found -> seen.add(List.of(found.anomaly(), Set.copyOf(found.transactions()))))
        .map(explanations::explanation)
        .toList();
  }

  private Explanation explanation(Isolation.Found found) {
    return new Explanation(
        found.anomaly().word(),
        found.transactions().stream().map(this::participant).toList(),
        found.precedences(),
        found.why());
  }

  private Participant participant(int index) {
    return new Participant(
        scalars.show(transactions.process(index)),
        transactions.label(index),
        transactions.called(index),
        transactions.returned(index),
        transactions.fate(index).name().toLowerCase(Locale.ROOT),
        IntStream.range(transactions.firstStep(index), transactions.endStep(index))
            .mapToObj(this::deed)
            .toList());
  }

  private Deed deed(int step) {
    return new Deed(
        transactions.step(step).word(), scalars.show(transactions.key(step)), value(step));
  }

  private String value(int step) {
    return transactions.isList(step)
        ? IntStream.range(0, transactions.length(step))
            .mapToObj(i -> scalars.show(transactions.element(step, i)))
            .collect(Collectors.joining(" ", "[", "]"))
        : scalars.show(transactions.value(step));
  }
}
