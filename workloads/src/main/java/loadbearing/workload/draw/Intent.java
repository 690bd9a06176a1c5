package loadbearing.workload.draw;

import loadbearing.workload.Action;

/**
 * What a virtual user wants next.
 *
 * @param id the operation's id, unique in a run and, between runs of different seeds, almost surely
 * @param process the virtual user
 * @param action what to ask
 * @param key the object it is about, empty if none
 * @param transaction the whole of a transaction, as the node's protocol spells it; empty for
 *     anything else
 */
public record Intent(long id, int process, Action action, String key, String transaction) {
  /** An intent that is no transaction. */
  public Intent(long id, int process, Action action, String key) {
    this(id, process, action, key, "");
  }
}
