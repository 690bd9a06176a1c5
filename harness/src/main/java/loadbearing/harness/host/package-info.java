/**
 * What a laboratory stands topologies up on: a {@link loadbearing.harness.host.Host}, the {@link
 * loadbearing.harness.host.Servers} of one that stands there, and how the outside world fails.
 */
package loadbearing.harness.host;
