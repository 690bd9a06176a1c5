package loadbearing.node.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import loadbearing.node.remote.Address;
import loadbearing.node.remote.Names;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Opens sockets to one address: the name is looked up for each, one address is tried, once.
 *
 * <p>Jedis' own tries every address of a name one after the other, and looks it up in a call that
 * no deadline ends.
 */
final class Dialer implements JedisSocketFactory {
  /** Much for a network of one site, and leaves most of a user's second for something else. */
  static final Duration CONNECT = Duration.ofMillis(250);

  /** A script takes the server microseconds: longer than this it is stuck. */
  static final Duration READ = Duration.ofMillis(500);

  private final Address address;
  private final Names names;

  Dialer(Address address, Names names) {
    this.address = address;
    this.names = names;
  }

  @Override
  public Socket createSocket() {
    try {
      return connect();
    } catch (IOException e) {
      throw new JedisConnectionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JedisConnectionException("the name " + address.host() + " was not resolved", e);
    }
  }

  private Socket connect() throws IOException, InterruptedException {
    var target = new InetSocketAddress(names.resolve(address.host()), address.port());
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) READ.toMillis());
      socket.connect(target, (int) CONNECT.toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
