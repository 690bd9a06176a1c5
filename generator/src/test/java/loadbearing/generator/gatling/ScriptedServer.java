package loadbearing.generator.gatling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** An app node on loopback that counts what arrives, and answers, or does not, by a script. */
final class ScriptedServer implements AutoCloseable {
  private static final String BODY =
      "{\"value\":1,\"values\":[],\"swapped\":true,\"session\":\"t\",\"id\":1,\"items\":[]}";

  private final ServerSocket server;
  private final IntPredicate acceptsConnection;
  private final IntFunction<Reaction> script;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Long> arrivals = new CopyOnWriteArrayList<>();
  private final Set<Long> answered = ConcurrentHashMap.newKeySet();

  /** What it does with a request. */
  enum Reaction {
    ANSWER,
    /** Closes the connection without an answer. */
    DROP,
    /** Keeps the connection and says nothing. */
    IGNORE
  }

  private ScriptedServer(
      ServerSocket server, IntPredicate acceptsConnection, IntFunction<Reaction> script) {
    this.server = server;
    this.acceptsConnection = acceptsConnection;
    this.script = script;
  }

  /**
   * Begins to serve.
   *
   * @param acceptsConnection whether the n-th connection, from 1, is served; else it is closed
   *     before anything is read
   * @param script what is done with the n-th request, from 1
   */
  static ScriptedServer start(IntPredicate acceptsConnection, IntFunction<Reaction> script)
      throws IOException {
    var socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    var server = new ScriptedServer(socket, acceptsConnection, script);
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Ids of the requests that arrived, each as often as it did. */
  List<Long> arrivals() {
    return List.copyOf(arrivals);
  }

  Set<Long> answered() {
    return Set.copyOf(answered);
  }

  int droppedConnections() {
    return dropped.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        if (acceptsConnection.test(connections.incrementAndGet())) {
          Thread.ofVirtual().start(() -> serve(socket));
        } else {
          dropped.incrementAndGet();
          socket.close();
        }
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new IllegalStateException("server on loopback cannot accept", e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      boolean open = true;
      while (open) {
        long id = readRequest(in);
        open = id >= 0 && react(id, socket);
      }
    } catch (IOException e) {
      // A user that gave up closes its end; what counts is what arrived before.
      return;
    }
  }

  private boolean react(long id, Socket socket) throws IOException {
    arrivals.add(id);
    return switch (script.apply(requests.incrementAndGet())) {
      case ANSWER -> {
        answered.add(id);
        var head = "HTTP/1.1 200 OK\r\nLoadbearing-Node: scripted\r\nContent-Length: ";
        var text = head + BODY.length() + "\r\n\r\n" + BODY;
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        yield true;
      }
      case DROP -> false;
      case IGNORE -> true;
    };
  }

  /** The operation's id, -1 if the connection ended. */
  private static long readRequest(BufferedReader in) throws IOException {
    long length = 0;
    long id = -1;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty()) {
        return in.skip(length) == length ? id : -1;
      }
      var name = line.toLowerCase(java.util.Locale.ROOT);
      if (name.startsWith("content-length:")) {
        length = Long.parseLong(line.substring(15).trim());
      } else if (name.startsWith("loadbearing-operation:")) {
        id = Long.parseLong(line.substring(22).trim());
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
