/**
 * The hand on nodes that are containers: killing, dropping packets, probing. Start at {@link
 * loadbearing.harness.control.DockerControl}.
 */
package loadbearing.harness.control;
