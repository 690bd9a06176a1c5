/**
 * Topologies as containers: images, networks, addresses, and the hand on them. The only package
 * that knows a container engine. Start at {@link loadbearing.harness.docker.Docker}.
 */
package loadbearing.harness.docker;
