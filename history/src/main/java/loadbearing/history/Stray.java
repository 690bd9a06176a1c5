package loadbearing.history;

/**
 * What a node wrote down of arrivals does not fit the generator's record: a request arrived that
 * the record does not know, or more often than it was sent, or a node answered and lost what it
 * wrote down.
 *
 * @param node where it arrived
 * @param operation the id it carried
 * @param arrivals how often it arrived; 0 if the node answered it, and many others of which it has
 *     no arrival
 * @param at when it was found, ns since time zero
 */
public record Stray(String node, long operation, int arrivals, long at) implements Event {}
