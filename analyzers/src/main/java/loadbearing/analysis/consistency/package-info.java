/**
 * What consistency a run shows: its registers, transactions and sessions, given to the checkers.
 *
 * <p>Goes in: a run, or the file of one. Comes out: findings, or what a check of files finds. Start
 * reading at {@link loadbearing.analysis.consistency.Linearizability} and {@link
 * loadbearing.analysis.consistency.TransactionIsolation}.
 */
package loadbearing.analysis.consistency;
