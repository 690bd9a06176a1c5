/**
 * The claims ledger as code: each {@link loadbearing.suite.Claim} is a row, its {@code Trial} the
 * experiment that answers it.
 *
 * <p>Start reading at {@link loadbearing.suite.Ledger}.
 */
package loadbearing.suite;
