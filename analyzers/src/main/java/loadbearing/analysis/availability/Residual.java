package loadbearing.analysis.availability;

/**
 * What the prediction of some operations was, what became of them, and where the difference went.
 *
 * @param asked how many there were
 * @param predicted how many of them should have been served, by the graph and the realised faults
 * @param served how many were
 * @param detection lost while nobody had noticed yet, operations in flight included
 * @param switchover lost after that, while the others took over
 * @param failback lost while what had come back was taken in again
 * @param unexplained lost at any other time
 * @param unexpected served although the graph said they could not be
 */
record Residual(
    long asked,
    long predicted,
    long served,
    long detection,
    long switchover,
    long failback,
    long unexplained,
    long unexpected) {

  /** How many fewer were served than the graph alone says; negative if more were. */
  long gap() {
    return predicted - served;
  }

  /** The gap without what failover explains. */
  long rest() {
    return unexplained - unexpected;
  }
}
