package loadbearing.check.txn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.txn.Isolation.Found;

/** Says in words what transactions did and why one comes before the other. */
final class Sentences {
  private static final int SHOWN_STEPS = 8;
  private static final int SHOWN_ELEMENTS = 6;

  private final Transactions transactions;
  private final Scalars scalars;
  private final StepIndex steps;
  private final Witnesses witnesses;

  Sentences(StepIndex steps, Scalars scalars) {
    this.steps = steps;
    witnesses = new Witnesses(steps);
    this.transactions = steps.transactions();
    this.scalars = scalars;
  }

  /** {@code T1 = [append x 1, r y [1 2]] of process 3 (event 17)}. */
  String introduction(int number, int transaction) {
    return "T%d = %s of process %s%s%s"
        .formatted(
            number,
            deeds(transactions, scalars, transaction),
            scalars.show(transactions.process(transaction)),
            steps.isAborted(transaction) ? ", which aborted" : "",
            transactions.label(transaction) < 0
                ? ""
                : " (event %d)".formatted(transactions.label(transaction)));
  }

  /** {@code [append x 1, r y [1 2]]}; of a long one the first steps. */
  static String deeds(Transactions transactions, Scalars scalars, int transaction) {
    var shown = new ArrayList<String>();
    for (var s = transactions.firstStep(transaction); s < transactions.endStep(transaction); s++) {
      if (shown.size() == SHOWN_STEPS) {
        shown.add("...");
        break;
      }
      shown.add(
          "%s %s %s"
              .formatted(
                  transactions.step(s).word(),
                  scalars.show(transactions.key(s)),
                  value(transactions, scalars, s)));
    }
    return shown.toString();
  }

  String key(int step) {
    return scalars.show(transactions.key(step));
  }

  /** What the step wrote or read; of a long list its end. */
  String value(int step) {
    return value(transactions, scalars, step);
  }

  private static String value(Transactions transactions, Scalars scalars, int step) {
    if (!transactions.isList(step)) {
      return scalars.show(transactions.value(step));
    }
    var length = transactions.length(step);
    var text = new StringBuilder("[");
    var from = Math.max(0, length - SHOWN_ELEMENTS);
    text.append(from > 0 ? "... " : "");
    for (var i = from; i < length; i++) {
      text.append(i > from ? " " : "").append(scalars.show(transactions.element(step, i)));
    }
    return text.append(']').toString();
  }

  String show(long code) {
    return scalars.show(code);
  }

  /** An anomaly that some transactions show; {@code why} calls them T1, T2, ... in that order. */
  Found found(Anomaly anomaly, String why, int... shownBy) {
    return found(anomaly, why, List.of(), shownBy);
  }

  /** The same, where {@code links} say which of them come before which. */
  Found found(Anomaly anomaly, String why, Collection<Link> links, int... shownBy) {
    List<String> lines = new ArrayList<>();
    List<Integer> indices = new ArrayList<>();
    for (var transaction : shownBy) {
      if (!indices.contains(transaction)) {
        indices.add(transaction);
        lines.add(introduction(indices.size(), transaction));
      }
    }
    lines.add("%s: %s".formatted(anomaly.word(), why));
    return new Found(anomaly, indices, precedences(links, indices), lines, isCertain(indices));
  }

  /** A cycle, each transaction before the next and the last before the first. */
  Found cycle(Anomaly anomaly, List<Link> links) {
    List<String> lines = new ArrayList<>();
    for (var i = 0; i < links.size(); i++) {
      lines.add(introduction(i + 1, links.get(i).first()));
    }
    for (var i = 0; i < links.size(); i++) {
      var second = i + 1 < links.size() ? i + 2 : 1;
      lines.add(
          "%sT%d < T%d, because %s%s"
              .formatted(
                  second == 1 ? "However, " : "",
                  i + 1,
                  second,
                  because(links.get(i), "T" + (i + 1), "T" + second),
                  second == 1 ? ": a contradiction (%s)".formatted(anomaly.word()) : ""));
    }
    var indices = new ArrayList<>(links.stream().map(Link::first).toList());
    for (var link : links) {
      for (var witness : witnesses.of(link)) {
        if (!indices.contains(witness)) {
          indices.add(witness);
          lines.add(
              "%s, which shows an order of versions of %s"
                  .formatted(introduction(indices.size(), witness), key(link.step())));
        }
      }
    }
    return new Found(anomaly, indices, precedences(links, indices), lines, isCertain(indices));
  }

  /** Transactions that no order of versions explains together. */
  Found unexplained(Anomaly anomaly, Set<Integer> transactions, Set<Link> links) {
    var all = new TreeSet<>(transactions);
    links.forEach(link -> all.addAll(witnesses.of(link)));
    return found(
        anomaly,
        "whichever order the versions were in, some of these come before themselves",
        links.stream().filter(this::isShown).toList(),
        all.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Whether a sentence can say why: what the first did is known, where that is the reason. */
  private boolean isShown(Link link) {
    return switch (link.kind()) {
      case WW, WR, RW, RW_SESSION, RW_TIMED -> link.step() >= 0;
      case PROCESS, REALTIME -> true;
      case THROUGH -> false;
    };
  }

  private boolean isCertain(List<Integer> indices) {
    return indices.stream().allMatch(t -> steps.isCommitted(t) || steps.isAborted(t));
  }

  private List<Precedence> precedences(Collection<Link> links, List<Integer> indices) {
    return links.stream()
        .filter(link -> link.first() != link.second())
        .map(
            link -> precedence(link, indices.indexOf(link.first()), indices.indexOf(link.second())))
        .toList();
  }

  private Precedence precedence(Link link, int first, int second) {
    var isOfKey = link.kind() != Dependency.PROCESS && link.kind() != Dependency.REALTIME;
    return new Precedence(
        first,
        second,
        link.kind().word(),
        isOfKey ? key(link.step()) : "",
        values(link),
        because(link, "T" + (first + 1), "T" + (second + 1)));
  }

  private List<String> values(Link link) {
    return switch (link.kind()) {
      case WR -> List.of(value(link.step()));
      case WW, RW, RW_SESSION, RW_TIMED -> List.of(value(link.step()), written(link, ""));
      case REALTIME ->
          List.of(
              Long.toString(transactions.returned(link.first())),
              Long.toString(transactions.called(link.second())));
      case PROCESS, THROUGH -> List.of();
    };
  }

  private String because(Link link, String first, String second) {
    return switch (link.kind()) {
      case WW ->
          "%s wrote %s to %s before %s wrote %s"
              .formatted(
                  first, value(link.step()), key(link.step()), second, written(link, "a value"));
      case WR ->
          "%s read from %s the %s that %s wrote"
              .formatted(second, key(link.step()), value(link.step()), first);
      case RW, RW_SESSION, RW_TIMED ->
          "%s read %s from %s and not what %s wrote, %s, which came after"
              .formatted(
                  first, value(link.step()), key(link.step()), second, written(link, "a value"));
      case PROCESS ->
          "process %s did %s first"
              .formatted(scalars.show(transactions.process(link.first())), first);
      case REALTIME ->
          "%s returned (at %d) before %s was called (at %d)"
              .formatted(
                  first,
                  transactions.returned(link.first()),
                  second,
                  transactions.called(link.second()));
      case THROUGH -> throw new IllegalStateException("a cycle is made of transactions only");
    };
  }

  private String written(Link link, String otherwise) {
    var number = steps.key(link.step());
    var shown = new ArrayList<String>();
    for (var s = transactions.firstStep(link.second());
        s < transactions.endStep(link.second());
        s++) {
      if (steps.isWrite(s) && steps.key(s) == number) {
        shown.add(scalars.show(transactions.value(s)));
      }
    }
    return shown.isEmpty() ? otherwise : String.join(" and ", shown);
  }

  /**
   * One part of a cycle.
   *
   * @param first a transaction
   * @param second the one that comes after it
   * @param kind why
   * @param step what {@code first} did, or -1
   */
  record Link(int first, int second, Dependency kind, int step) {}
}
