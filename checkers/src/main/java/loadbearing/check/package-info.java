/**
 * Checkers of consistency, a library that depends on nothing of a run. Histories from anywhere: a
 * file goes in, a {@link loadbearing.check.CheckResult} comes out, with the few operations that
 * prove a violation.
 *
 * <p>Start reading at {@link loadbearing.check.Check} and {@link loadbearing.check.HistoryFile}.
 */
package loadbearing.check;
