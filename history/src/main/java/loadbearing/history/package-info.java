/**
 * What was observed in one run: operations, faults, samples and changes, all on one clock.
 *
 * <p>Times are nanoseconds since the run's time zero, the moment measured load begins; what
 * happened during warm-up has a negative time. Start reading at {@link loadbearing.history.Run} and
 * {@link loadbearing.history.Event}.
 */
package loadbearing.history;
