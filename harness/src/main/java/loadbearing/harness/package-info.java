/**
 * Makes runs: deploys a topology, warms it up, drives it, breaks it and collects what was observed.
 * Start at {@link loadbearing.harness.Laboratory}; what stands up is a {@link
 * loadbearing.harness.Deployment}.
 */
package loadbearing.harness;
