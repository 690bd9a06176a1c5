/**
 * What the harness can do with servers, whatever they are: {@link
 * loadbearing.harness.server.Server} is what every kind has to offer, the other interfaces are
 * powers that some have. Each kind has a package below this one, its home; {@code registry} says
 * which. Nothing outside asks what kind a node is.
 */
package loadbearing.harness.server;
