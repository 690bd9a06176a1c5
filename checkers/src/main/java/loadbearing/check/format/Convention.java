package loadbearing.check.format;

import java.util.function.LongUnaryOperator;
import loadbearing.check.column.Scalars;

/**
 * What a format leaves unsaid about its registers.
 *
 * @param initial the value before the first write, a code of the history's scalars
 * @param nilIsAbsent whether a read that returned nil saw that there is no value; else it says
 *     nothing
 * @param failedCasConstrains whether a failed compare-and-set has certainly found another value;
 *     else it only did not happen
 * @param meaning the code of the value that a code in a file stands for
 */
public record Convention(
    long initial, boolean nilIsAbsent, boolean failedCasConstrains, LongUnaryOperator meaning) {
  /** Of Jepsen's log of etcd: first absent, nil is absent, a failed compare-and-set saw. */
  public static final Convention ETCD_LOG = new Convention(Scalars.NIL, true, true, code -> code);

  /** Of Knossos's histories: first 0, nil is any value, what failed did not happen. */
  public static final Convention CAS_REGISTER = new Convention(0, false, false, code -> code);

  /** Of strings by key: first empty, nil is empty too. */
  public static Convention strings(Scalars scalars) {
    var empty = scalars.string("");
    return new Convention(
        empty, true, false, code -> code == Scalars.NIL ? empty : text(code, scalars));
  }

  /** A number is the text that it is written as: on strings, 1 and "1" are the same. */
  private static long text(long code, Scalars scalars) {
    return scalars.decimal(code).isPresent() ? scalars.string(scalars.show(code)) : code;
  }

  /** The value that an event means by {@code code}. */
  public long meant(long code) {
    return meaning.applyAsLong(code);
  }
}
