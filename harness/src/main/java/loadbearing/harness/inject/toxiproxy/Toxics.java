package loadbearing.harness.inject.toxiproxy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loadbearing.harness.inject.Proxies;
import loadbearing.harness.inject.Toxic;

/**
 * The proxies of one Toxiproxy server, one an edge.
 *
 * <p>Proxies are made and opened through Toxiproxy's Java client. Its client sets a toxic's second
 * attribute by a second call, and waits for answers without bound, so toxics go over {@link
 * ToxicCalls}, and every call of the client is bounded from outside.
 */
public final class Toxics implements Proxies {
  private final ToxiproxyClient client;
  private final ToxicCalls calls;
  private final Map<String, String> routes = new ConcurrentHashMap<>();

  private Toxics(ToxiproxyClient client, ToxicCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  /**
   * Connects to a server that is ready.
   *
   * @param port of its API
   * @throws UncheckedIOException if it does not answer
   */
  public static Toxics connect(String host, int port) {
    var client = new ToxiproxyClient(host, port);
    Bounded.call("ask Toxiproxy at %s:%d for its version".formatted(host, port), client::version);
    return new Toxics(client, new ToxicCalls(host, port));
  }

  /**
   * Throws if an edge is still disturbed.
   *
   * @throws IllegalStateException naming the edge
   */
  public void prove() {
    for (var edge : routes.keySet()) {
      var name = proxy(edge);
      var isDisturbed =
          Bounded.call(
              "look at edge " + edge,
              () -> {
                var proxy = client.getProxy(name);
                return !proxy.isEnabled() || !proxy.toxics().getAll().isEmpty();
              });
      if (isDisturbed) {
        throw new IllegalStateException("edge '%s' is still disturbed".formatted(edge));
      }
    }
  }

  /**
   * Makes the proxy of an edge; one that is there already is pointed to the new upstream.
   *
   * @param edge the edge's name
   * @param listen address and port on the server, {@code 10.0.0.2:3306}; port 0 takes a free one
   * @param upstream address and port of the edge's server
   * @return where it listens now
   */
  public String route(String edge, String listen, String upstream) {
    var proxy =
        Bounded.call(
            "route edge %s over %s to %s".formatted(edge, listen, upstream),
            () -> {
              var old = client.getProxyOrNull(name(edge));
              if (old != null) {
                old.delete();
              }
              return client.createProxy(name(edge), listen, upstream);
            });
    routes.put(edge, proxy.getListen());
    return proxy.getListen();
  }

  /** Removes every disturbance of every edge and opens all their ports. */
  public void reset() {
    Bounded.call(
        "reset Toxiproxy",
        () -> {
          client.reset();
          return true;
        });
  }

  @Override
  public void add(String edge, Toxic toxic) {
    List<String> added = new ArrayList<>();
    try {
      for (var stream : streams(toxic)) {
        calls.add(proxy(edge), stream, toxic);
        added.add(stream);
      }
    } catch (UncheckedIOException half) {
      undo(edge, toxic, added, half);
      throw half;
    }
  }

  @Override
  public void remove(String edge, Toxic toxic) {
    streams(toxic).forEach(stream -> calls.remove(proxy(edge), stream, toxic));
  }

  @Override
  public boolean has(String edge, Toxic toxic) {
    return streams(toxic).stream().allMatch(stream -> calls.has(proxy(edge), stream, toxic));
  }

  @Override
  public void open(String edge, boolean open) {
    var name = proxy(edge);
    Bounded.call(
        "%s edge %s".formatted(open ? "open" : "close", edge),
        () -> {
          set(client.getProxy(name), open);
          return open;
        });
  }

  @Override
  public boolean isOpen(String edge) {
    var name = proxy(edge);
    return Bounded.call("look at edge " + edge, () -> client.getProxy(name).isEnabled());
  }

  private static void set(Proxy proxy, boolean open) throws IOException {
    if (open) {
      proxy.enable();
    } else {
      proxy.disable();
    }
  }

  private void undo(String edge, Toxic toxic, List<String> streams, UncheckedIOException cause) {
    for (var stream : streams) {
      try {
        calls.remove(proxy(edge), stream, toxic);
      } catch (UncheckedIOException another) {
        cause.addSuppressed(another);
      }
    }
  }

  private String proxy(String edge) {
    if (!routes.containsKey(edge)) {
      throw new IllegalStateException(
          "edge %s passes no proxy, so it cannot be disturbed; those that do are %s; add it to the"
                  .formatted(edge, routes.keySet().stream().sorted().toList())
              + " experiment's proxied edges");
    }
    return name(edge);
  }

  /** A name that needs no escaping in an address; node names have letters and digits only. */
  private static String name(String edge) {
    return edge.replace("->", "-to-");
  }

  private static List<String> streams(Toxic toxic) {
    List<String> streams = new ArrayList<>();
    if (toxic.way().hasRequests()) {
      streams.add("upstream");
    }
    if (toxic.way().hasAnswers()) {
      streams.add("downstream");
    }
    return streams;
  }
}
