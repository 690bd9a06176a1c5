/**
 * Histories from anywhere: a file goes in, a {@link loadbearing.analysis.check.CheckResult} comes
 * out, with the few operations that prove a violation.
 *
 * <p>Start reading at {@link loadbearing.analysis.check.Check} and {@link
 * loadbearing.analysis.check.HistoryFile}.
 */
package loadbearing.analysis.check;
