/**
 * Topologies as containers: all of it put together, and taken down again. Start at {@link
 * loadbearing.harness.deploy.Docker}.
 */
package loadbearing.harness.deploy;
