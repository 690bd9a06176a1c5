/** Which kind of node is at home where, and what of a topology no home can wire. */
package loadbearing.harness.server.registry;
