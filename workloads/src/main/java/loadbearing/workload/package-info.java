/**
 * Who asks what, how often: workloads, loads, the plan of a run, and the record a generator leaves.
 *
 * <p>Everything here is a value, or a function of the seed, but for the spool, the file in which
 * the generator writes down every operation. Start reading at {@link loadbearing.workload.Plan};
 * {@link loadbearing.workload.Wire} says what an answer, or its absence, means.
 */
package loadbearing.workload;
