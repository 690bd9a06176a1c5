package loadbearing.history;

/**
 * What a node's container had used when it was asked; counters grow from the container's start.
 *
 * @param node the node, or {@code generator} or {@code control}
 * @param at when, ns since time zero
 * @param cpuNanos CPU time used
 * @param periods scheduling periods in which the node was limited
 * @param throttledPeriods those in which it hit its limit
 * @param throttledNanos time it was held back
 * @param memoryBytes memory in use, file pages not counted
 * @param receivedBytes received on all its networks
 * @param sentBytes sent on all its networks
 */
public record Sample(
    String node,
    long at,
    long cpuNanos,
    long periods,
    long throttledPeriods,
    long throttledNanos,
    long memoryBytes,
    long receivedBytes,
    long sentBytes)
    implements Event {}
