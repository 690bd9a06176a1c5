/**
 * Networks, and who has which address in them. A topology goes in; subnets, addresses and the
 * targets of edges come out. Start at {@link loadbearing.harness.network.Wiring}.
 */
package loadbearing.harness.network;
