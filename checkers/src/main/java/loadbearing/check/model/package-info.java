/**
 * Models beyond registers and transactions, as Jepsen and Knossos define them: sets, counters,
 * queues, locks, banks and what else is judged by looking at whole operations.
 *
 * <p>A {@link loadbearing.check.model.CallRecorder} puts events together to calls; each model says
 * whether calls are its own and what is wrong with them. Those of Knossos are an {@link
 * loadbearing.check.model.Automaton} that a {@link loadbearing.check.model.Linearization} searches.
 */
package loadbearing.check.model;
