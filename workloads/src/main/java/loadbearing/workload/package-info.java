/**
 * Who asks what, how often: actions, workloads and loads, as values. Start reading at {@link
 * loadbearing.workload.Workload}.
 */
package loadbearing.workload;
