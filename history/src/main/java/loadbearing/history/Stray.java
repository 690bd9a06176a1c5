package loadbearing.history;

/**
 * A request reached a node that the generator's record does not know, or reached it more often than
 * was sent: the run is void unless a balancer's retry explains it.
 *
 * @param node where it arrived
 * @param operation the id it carried
 * @param arrivals how often it arrived
 * @param at when it was found, ns since time zero
 */
public record Stray(String node, long operation, int arrivals, long at) implements Event {}
