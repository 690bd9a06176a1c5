package loadbearing.check.linear;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Scalars;

/** Tries every order; for histories of a few operations. */
final class BruteForce {
  private final KeyHistory history;
  private final long horizon;
  private final BitSet loose;

  /** Operations in {@code loose} need not have happened; what returns after the horizon neither. */
  BruteForce(KeyHistory history, BitSet loose, long horizon) {
    this.history = history;
    this.loose = loose;
    this.horizon = horizon;
  }

  boolean isExplained() {
    return explains(new BitSet(), text(history.initial));
  }

  /** Whether what is left after {@code done} can be put into an order, from {@code state} on. */
  private boolean explains(BitSet done, String state) {
    var open = false;
    for (var i = 0; i < history.size; i++) {
      if (!done.get(i) && !mayBeSkipped(i)) {
        open = true;
      }
    }
    if (!open) {
      return true;
    }
    for (var i = 0; i < history.size; i++) {
      if (!done.get(i) && history.called[i] <= horizon && isNext(i, done)) {
        done.set(i);
        var skipped = mayBeSkipped(i) && explains(done, state);
        var after = after(i, state);
        if (skipped || (after != null && explains(done, after))) {
          done.clear(i);
          return true;
        }
        done.clear(i);
      }
    }
    return false;
  }

  private boolean mayBeSkipped(int i) {
    return loose.get(i) || returned(i) == Operations.OPEN;
  }

  private long returned(int i) {
    return history.returned[i] > horizon ? Operations.OPEN : history.returned[i];
  }

  private boolean isNext(int i, BitSet done) {
    for (var other = 0; other < history.size; other++) {
      if (!done.get(other) && other != i && returned(other) < history.called[i]) {
        return false;
      }
    }
    return true;
  }

  /** The state after the operation; null where it could not have happened as it did. */
  private String after(int i, String state) {
    var value = text(history.values[i]);
    var isKnown = returned(i) != Operations.OPEN && !loose.get(i);
    return switch (history.kinds[i]) {
      case READ -> !isKnown || value.equals(state) ? state : null;
      case MISMATCH -> !isKnown || !value.equals(state) ? state : null;
      case WRITE -> value;
      case APPEND -> state + value;
      case COMPARE_AND_SET -> value.equals(state) ? text(history.seconds[i]) : null;
    };
  }

  private String text(long code) {
    return Scalars.isNumber(code) || code == Scalars.NIL
        ? String.valueOf(code)
        : new String(history.scalars.bytes(code), StandardCharsets.UTF_8);
  }
}
