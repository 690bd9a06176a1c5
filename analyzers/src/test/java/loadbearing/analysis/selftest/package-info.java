/**
 * Tries the checkers on histories with known verdicts: a small model of a database makes valid ones
 * at every level, {@link loadbearing.analysis.selftest.Mutation} breaks them in known ways, and
 * tiny ones are decided by trying every order.
 */
package loadbearing.analysis.selftest;
