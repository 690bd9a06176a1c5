package loadbearing.node.redis;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisProtocol;

/** Jedis' pool as the node needs it: no test before use, no thread behind it. */
final class Pools {
  private Pools() {}

  /**
   * A pool that keeps up to {@code size} idle connections; how many there are is not its affair.
   */
  static ConnectionPool of(Dialer dialer, int size) {
    var connections =
        ConnectionFactory.builder()
            .socketFactory(dialer)
            .clientConfig(
                DefaultJedisClientConfig.builder()
                    // Its greeting asks for an answer: a proxy before a dead server has none.
                    .protocol(RedisProtocol.RESP3)
                    .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                    .build())
            .build();
    var settings = new GenericObjectPoolConfig<Connection>();
    settings.setMaxTotal(-1);
    settings.setMaxIdle(size);
    settings.setJmxEnabled(false);
    return new ConnectionPool(connections, settings);
  }
}
