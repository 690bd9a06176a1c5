/**
 * What the node knows of every server it depends on: where it is, until when an answer is worth
 * something, what an error says about the effect, and how not to pile up on a server that is away.
 *
 * <p>A {@link loadbearing.node.remote.Deadline} comes with the request, the {@link
 * loadbearing.node.remote.Watchdog} ends whatever waits longer, the {@link
 * loadbearing.node.remote.Gate} lets few requests to a server that does not answer, and {@link
 * loadbearing.node.remote.Unavailable} is what the request is told.
 */
package loadbearing.node.remote;
