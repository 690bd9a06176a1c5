package loadbearing.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server on this machine that goes dead for both sides at a word the client says. */
final class CutWire implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final int serverPort;
  private volatile String word = "";
  private volatile boolean wordGetsThrough;
  private volatile boolean cut;

  CutWire(int serverPort) throws IOException {
    this.serverPort = serverPort;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The word does not reach the server, nor anything after it. */
  void cutAt(String newWord) {
    wordGetsThrough = false;
    word = newWord;
  }

  /** The word reaches the server, but nothing that it answers comes back. */
  void cutAfter(String newWord) {
    wordGetsThrough = true;
    word = newWord;
  }

  /** Ends the connections that there are; new ones work. */
  void mend() {
    word = "";
    sockets.forEach(CutWire::close);
    cut = false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        sockets.add(client);
        sockets.add(server);
        Thread.ofVirtual().start(() -> carry(client, server, true));
        Thread.ofVirtual().start(() -> carry(server, client, false));
      } catch (IOException e) {
        return; // Closed, as every test ends.
      }
    }
  }

  private void carry(Socket from, Socket to, boolean fromClient) {
    try {
      var bytes = new byte[65_536];
      for (int n = from.getInputStream().read(bytes);
          n > 0;
          n = from.getInputStream().read(bytes)) {
        var isWord = fromClient && says(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
        var passes = !cut || (isWord && wordGetsThrough);
        if (passes) {
          to.getOutputStream().write(bytes, 0, n);
        }
      }
    } catch (IOException e) {
      close(from);
    } finally {
      close(to);
    }
  }

  private boolean says(String text) {
    if (word.isEmpty() || !text.contains(word)) {
      return false;
    }
    cut = true;
    return true;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket does not close", e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    sockets.forEach(CutWire::close);
  }
}
