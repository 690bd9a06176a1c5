/**
 * What is connected to what: a {@link loadbearing.topology.Topology} of nodes and edges, as values.
 *
 * <p>Nothing here starts anything. Start reading at {@link loadbearing.topology.Topology}; the
 * classic architectures are in {@code loadbearing.topology.classic}.
 */
package loadbearing.topology;
