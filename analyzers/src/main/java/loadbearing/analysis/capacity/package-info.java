/**
 * Judges how much a system serves: throughput and latency of any run, and how capacity grows with
 * the number of clones.
 *
 * <p>Start reading at {@link loadbearing.analysis.capacity.Scaling}.
 */
package loadbearing.analysis.capacity;
