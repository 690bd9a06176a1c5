/**
 * Tries the checkers on transactions with known verdicts: a small model of a database makes valid
 * ones at every level, {@link loadbearing.check.selftest.Mutation} breaks them in known ways, and
 * tiny ones are decided by trying every order.
 */
package loadbearing.check.selftest;
