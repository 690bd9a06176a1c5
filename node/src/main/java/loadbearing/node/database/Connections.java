package loadbearing.node.database;

import com.mysql.cj.jdbc.NonRegisteringDriver;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import loadbearing.node.remote.Address;
import loadbearing.node.remote.Names;

/**
 * A pool of connections to one address, which may change: at most {@code size}, opened by whoever
 * needs one, the last one used first.
 *
 * <p>Every wait in it ends with an interrupt. Connections are not tested before use; a dead one
 * costs the request that finds it, which then retires all others to the same server.
 */
final class Connections implements AutoCloseable {
  /**
   * Longer unused than this, a connection is replaced: the server forgets it after twice the time.
   */
  static final Duration IDLE_LIMIT = Duration.ofSeconds(15);

  /** SQL state of a client that could not establish a connection. */
  private static final String BROKEN = "08001";

  private volatile Address address;
  private final String database;
  private final Names names;
  private final NonRegisteringDriver driver;
  private final Properties properties;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<Lease> idle = new ConcurrentLinkedDeque<>();
  private final Set<Lease> open = ConcurrentHashMap.newKeySet();

  Connections(Address address, Account account, int size, Names names) {
    this.address = address;
    this.database = account.database();
    this.names = names;
    this.driver = driver();
    this.properties = properties(account);
    this.permits = new Semaphore(size);
  }

  /** A connection for the caller alone, to be handed to {@link #giveBack} or {@link #drop}. */
  Lease borrow() throws SQLException {
    acquire();
    Lease lease = null;
    try {
      lease = pooled();
      if (lease == null) {
        lease = connect();
      }
      return lease;
    } finally {
      if (lease == null) {
        permits.release();
      }
    }
  }

  private void acquire() throws SQLException {
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("all connections were in use", BROKEN, e);
    }
  }

  void giveBack(Lease lease) {
    if (lease.isRetired()) {
      drop(lease);
      return;
    }
    lease.idleSince(System.nanoTime());
    idle.addFirst(lease);
    permits.release();
  }

  void drop(Lease lease) {
    open.remove(lease);
    lease.abort();
    permits.release();
  }

  /** Where new connections go. */
  Address address() {
    return address;
  }

  /** Opens new connections elsewhere from now on; those in use end with their user. */
  void move(Address elsewhere) {
    address = elsewhere;
    evictAll();
  }

  /** Retires every connection to {@code server}; those in use end with their user. */
  void evict(String server) {
    open.stream().filter(lease -> lease.server().equals(server)).forEach(Lease::retire);
    closeRetired();
  }

  /** Retires every connection. */
  void evictAll() {
    open.forEach(Lease::retire);
    closeRetired();
  }

  private void closeRetired() {
    for (var lease : open) {
      // Whoever takes it out of the queue owns it.
      if (lease.isRetired() && idle.remove(lease)) {
        open.remove(lease);
        lease.abort();
      }
    }
  }

  private Lease pooled() {
    for (var lease = idle.pollFirst(); lease != null; lease = idle.pollFirst()) {
      if (!lease.isRetired() && lease.idleNanos(System.nanoTime()) < IDLE_LIMIT.toNanos()) {
        return lease;
      }
      open.remove(lease);
      lease.abort();
    }
    return null;
  }

  private Lease connect() throws SQLException {
    var to = address;
    var connection = driver.connect(url(resolve(to), to), properties);
    try {
      var lease = new Lease(connection, serverOf(connection));
      open.add(lease);
      // Looked at again: whoever moved the pool meanwhile has not seen this one.
      if (to != address) {
        lease.retire();
      }
      return lease;
    } catch (SQLException e) {
      connection.abort(Runnable::run);
      throw e;
    }
  }

  private InetAddress resolve(Address address) throws SQLException {
    try {
      return names.resolve(address.host());
    } catch (UnknownHostException e) {
      throw new SQLException(e.getMessage(), BROKEN, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("the name " + address.host() + " was not resolved", BROKEN, e);
    }
  }

  private String url(InetAddress ip, Address address) {
    var host = ip.getHostAddress();
    return "jdbc:mysql://"
        + (ip instanceof Inet6Address ? "[" + host + "]" : host)
        + ":"
        + address.port()
        + "/"
        + database;
  }

  private static String serverOf(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COALESCE(@@report_host, @@hostname)")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static NonRegisteringDriver driver() {
    try {
      return new NonRegisteringDriver();
    } catch (SQLException e) {
      throw new IllegalStateException("the MySQL driver does not load", e);
    }
  }

  private static Properties properties(Account account) {
    var properties = new Properties();
    properties.setProperty("user", account.user());
    properties.setProperty("password", account.password());
    properties.setProperty("sslMode", "DISABLED");
    properties.setProperty("allowPublicKeyRetrieval", "true");
    // A whole transaction but its commit is one round trip.
    properties.setProperty("allowMultiQueries", "true");
    properties.setProperty("cachePrepStmts", "true");
    properties.setProperty("prepStmtCacheSqlLimit", "2048");
    properties.setProperty("useLocalSessionState", "true");
    properties.setProperty("cacheServerConfiguration", "true");
    properties.setProperty("maintainTimeStats", "false");
    properties.setProperty("dontTrackOpenResources", "true");
    properties.setProperty("connectTimeout", "60000");
    properties.setProperty(
        "sessionVariables",
        "transaction_isolation='REPEATABLE-READ',wait_timeout=" + 2 * IDLE_LIMIT.toSeconds());
    return properties;
  }

  @Override
  public void close() {
    evictAll();
  }
}
