package loadbearing.history;

/**
 * What all cores of the host had done when it was asked; counters grow from the host's start.
 *
 * @param at when, ns since time zero
 * @param cores how many there are
 * @param busyNanos time spent working, over all cores
 * @param idleNanos time spent idle, over all cores
 * @param stealNanos time the hypervisor gave to others, over all cores
 */
public record HostSample(long at, int cores, long busyNanos, long idleNanos, long stealNanos)
    implements Event {}
