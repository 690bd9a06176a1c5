/**
 * Recorded histories as columns: what a file of millions of operations becomes in memory.
 *
 * <p>Values are {@code long} codes of {@link loadbearing.analysis.check.column.Scalars}. Start
 * reading at {@link loadbearing.analysis.check.column.Operations} (registers) and {@link
 * loadbearing.analysis.check.column.Transactions}.
 */
package loadbearing.analysis.check.column;
