/**
 * Makes runs: stands a topology up, warms it up, drives it, breaks it and collects what was
 * observed.
 *
 * <p>Start at {@link loadbearing.harness.Laboratory}; what stands is a {@link
 * loadbearing.harness.Deployment}, and a run in it goes by the steps of {@code RunSteps}. What a
 * deployment stands on is a {@link loadbearing.harness.host.Host}.
 */
package loadbearing.harness;
