/**
 * What containers use of their machine, as events. Start at {@link
 * loadbearing.harness.sample.Sampling}.
 */
package loadbearing.harness.sample;
