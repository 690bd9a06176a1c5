package loadbearing.node.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Looks host names up, on two threads of its own: a look-up is a native call that no interrupt
 * ends, and with a dead resolver it takes many seconds. Whoever asks for a name that is being
 * looked up waits for the same look-up.
 */
public final class Names implements AutoCloseable {
  private final ConcurrentMap<String, CompletableFuture<InetAddress>> pending =
      new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().name("names-", 0).daemon().factory());

  /** The first address of {@code host}. Addresses themselves are not looked up. */
  public InetAddress resolve(String host) throws UnknownHostException, InterruptedException {
    if (isAddress(host)) {
      return InetAddress.getByName(host);
    }
    try {
      return pending.computeIfAbsent(host, this::lookUp).get();
    } catch (ExecutionException e) {
      var unknown = new UnknownHostException("no address is known of the name " + host);
      unknown.initCause(e);
      throw unknown;
    }
  }

  static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  private CompletableFuture<InetAddress> lookUp(String host) {
    var future = new CompletableFuture<InetAddress>();
    threads.execute(
        () -> {
          try {
            future.complete(InetAddress.getByName(host));
          } catch (UnknownHostException e) {
            future.completeExceptionally(e);
          } finally {
            pending.remove(host, future);
          }
        });
    return future;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
