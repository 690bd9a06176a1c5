package loadbearing.analysis.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import loadbearing.analysis.session.Guarantee;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;

/** One known violation, put into a history that has none. */
enum SessionMutation {
  /** A read of what the session wrote shows the version before. */
  READ_YOUR_WRITES(Guarantee.READ_YOUR_WRITES) {
    @Override
    Optional<Change> of(Operation first, Operation second) {
      return isWrite(first) && !isWrite(second) ? stale(first, second) : Optional.empty();
    }
  },
  /** A read of what the session read shows the version before. */
  MONOTONIC_READS(Guarantee.MONOTONIC_READS) {
    @Override
    Optional<Change> of(Operation first, Operation second) {
      return !isWrite(first) && !isWrite(second) ? stale(first, second) : Optional.empty();
    }
  },
  /** A session's later write of a row makes the version that its earlier one made. */
  MONOTONIC_WRITES(Guarantee.MONOTONIC_WRITES) {
    @Override
    Optional<Change> of(Operation first, Operation second) {
      return isWrite(first) && isWrite(second)
          ? Optional.of(new Change(second, first.version()))
          : Optional.empty();
    }
  },
  /** A write makes the version that its session had read before. */
  WRITES_FOLLOW_READS(Guarantee.WRITES_FOLLOW_READS) {
    @Override
    Optional<Change> of(Operation first, Operation second) {
      return !isWrite(first) && isWrite(second) && first.version() > 0
          ? Optional.of(new Change(second, first.version()))
          : Optional.empty();
    }
  };

  /** The operation that is to be about another version. */
  record Change(Operation operation, long version) {
    /** The history with it. */
    List<Operation> in(List<Operation> history) {
      var changed = new ArrayList<>(history);
      changed.set(history.indexOf(operation), ModelSessions.at(operation, version));
      return changed;
    }
  }

  private final Guarantee broken;

  SessionMutation(Guarantee broken) {
    this.broken = broken;
  }

  /** What it breaks. */
  Guarantee broken() {
    return broken;
  }

  /** Of two answered operations of a session on a row, the change to the second. */
  abstract Optional<Change> of(Operation first, Operation second);

  /** A place in {@code history}, where there is one. */
  Optional<Change> find(List<Operation> history, Random random) {
    var changes = new ArrayList<Change>();
    for (var first : history) {
      for (var second : history) {
        if (isAnswered(first)
            && isAnswered(second)
            && isBefore(first, second)
            && first.key().equals(second.key())) {
          of(first, second).ifPresent(changes::add);
        }
      }
    }
    return any(changes, random);
  }

  /**
   * A read that does not show what went before a write that its session has read: a session did
   * something, then wrote; another read that write, then the row of the first.
   */
  static Optional<Change> causal(List<Operation> history, Random random) {
    var answered = history.stream().filter(SessionMutation::isAnswered).toList();
    var changes = new ArrayList<Change>();
    for (var before : answered) {
      for (var write : answered) {
        if (isBefore(before, write) && isWrite(write) && before.version() > 0) {
          answered.stream()
              .filter(read -> read.process() != write.process() && isReadOf(write, read))
              .flatMap(read -> answered.stream().filter(last -> isBefore(read, last)))
              .filter(last -> !isWrite(last) && last.key().equals(before.key()))
              .forEach(last -> changes.add(new Change(last, before.version() - 1)));
        }
      }
    }
    return any(changes, random);
  }

  private static Optional<Change> any(List<Change> changes, Random random) {
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(changes.get(random.nextInt(changes.size())));
  }

  private static Optional<Change> stale(Operation first, Operation second) {
    return first.version() == 0
        ? Optional.empty()
        : Optional.of(new Change(second, first.version() - 1));
  }

  private static boolean isReadOf(Operation write, Operation read) {
    return !isWrite(read) && read.key().equals(write.key()) && read.version() == write.version();
  }

  private static boolean isBefore(Operation first, Operation second) {
    return first.process() == second.process() && first.returned() <= second.called();
  }

  private static boolean isAnswered(Operation operation) {
    return operation.outcome() == Outcome.OK;
  }

  static boolean isWrite(Operation operation) {
    return switch (operation.action()) {
      case REGISTER_WRITE, LIST_APPEND, PROFILE_WRITE -> true;
      default -> false;
    };
  }
}
