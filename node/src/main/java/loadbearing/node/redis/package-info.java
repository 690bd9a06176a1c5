/**
 * How the node speaks with a Redis server: one {@link loadbearing.node.redis.Redis} for the
 * endpoint, every call one {@link loadbearing.node.redis.Script} that the server runs as a whole,
 * bounded by the {@link loadbearing.node.remote.Deadline} of the request it serves.
 *
 * <p>The client is Jedis, with its pool. Its facades open a connection and send a command in one
 * call, so that an error would not say which of the two went wrong; here these are two steps, since
 * one means <em>failed</em> and the other <em>unknown</em>. Nothing is ever retried: Jedis sends
 * again only in its executors for clusters and for several endpoints, which are not used.
 */
package loadbearing.node.redis;
