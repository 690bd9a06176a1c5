/**
 * Tries the checkers on sessions with known verdicts: a small model makes valid ones, {@link
 * loadbearing.analysis.selftest.SessionMutation} breaks them in known ways.
 */
package loadbearing.analysis.selftest;
