/**
 * Deployments in memory, in simulated time: small servers along a topology's graph, a store with
 * replicas that lag, users. They drive the same pipeline as containers do, in milliseconds, so that
 * runs, programmes and judges can be tested without an engine; what they cost and how fast they are
 * says nothing.
 *
 * <p>Start at {@link loadbearing.harness.memory.MemoryHost}; its {@link
 * loadbearing.harness.memory.Flaws} are what a test is about.
 */
package loadbearing.harness.memory;
