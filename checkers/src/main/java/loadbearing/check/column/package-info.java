/**
 * Recorded histories as columns: what a file of millions of operations becomes in memory.
 *
 * <p>Values are {@code long} codes of {@link loadbearing.check.column.Scalars}. Start reading at
 * {@link loadbearing.check.column.Operations} (registers) and {@link
 * loadbearing.check.column.Transactions}.
 */
package loadbearing.check.column;
