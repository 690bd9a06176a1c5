/**
 * Whether the data is right: what became of writes, whether totals stay, whether copies agree.
 *
 * <p>Goes in: a run, or the final states of several servers. Comes out: findings, or rows that
 * differ with the operations that touched them. Start reading at {@link
 * loadbearing.analysis.data.WritesSeen} and {@link loadbearing.analysis.data.Divergence}.
 */
package loadbearing.analysis.data;
