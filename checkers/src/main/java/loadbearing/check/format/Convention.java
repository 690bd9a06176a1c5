package loadbearing.check.format;

import loadbearing.check.column.Scalars;

/**
 * What a format leaves unsaid about its registers.
 *
 * @param initial the value before the first write, a code of the history's scalars
 * @param nilIsAbsent whether a read that returned nil saw that there is no value; else it says
 *     nothing
 * @param failedCasConstrains whether a failed compare-and-set has certainly found another value;
 *     else it only did not happen
 */
public record Convention(long initial, boolean nilIsAbsent, boolean failedCasConstrains) {
  /** Of Jepsen's log of etcd: first absent, nil is absent, a failed compare-and-set saw. */
  public static final Convention ETCD_LOG = new Convention(Scalars.NIL, true, true);

  /** Of Knossos's histories: first 0, nil is any value, what failed did not happen. */
  public static final Convention CAS_REGISTER = new Convention(0, false, false);

  /** Of strings by key: first empty, nil is empty too. */
  public static Convention strings(Scalars scalars) {
    return new Convention(scalars.string(""), true, false);
  }
}
