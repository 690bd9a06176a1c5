package loadbearing.harness.inject;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import loadbearing.harness.inject.Reach.Result;

/** Uses an HTTP server over a plain socket, so that nothing is hidden: no pool, no second try. */
final class Dial {
  private static final String REQUEST = "GET %s HTTP/1.1\r\nHost: proxy\r\nConnection: %s\r\n\r\n";
  private static final int BUFFER = 65_536;

  private final InetSocketAddress address;

  Dial(String host, int port) {
    this.address = new InetSocketAddress(host, port);
  }

  /** What came of asking for {@code path} once. */
  Reach reach(String path, Duration patience) {
    long begin = System.nanoTime();
    try (var socket = new Socket()) {
      socket.connect(address, (int) patience.toMillis());
      var connected = since(begin);
      return answer(socket, path, patience, connected);
    } catch (ConnectException refused) {
      return new Reach(Result.REFUSED, since(begin), Duration.ZERO);
    } catch (IOException unreachable) {
      return new Reach(Result.UNREACHABLE, since(begin), Duration.ZERO);
    }
  }

  private static Reach answer(Socket socket, String path, Duration patience, Duration connected) {
    long begin = System.nanoTime();
    try {
      socket.setSoTimeout((int) patience.toMillis());
      ask(socket, path, "close");
      boolean came = socket.getInputStream().read() >= 0;
      return new Reach(came ? Result.ANSWERED : Result.CLOSED, connected, since(begin));
    } catch (SocketTimeoutException silent) {
      return new Reach(Result.SILENT, connected, since(begin));
    } catch (IOException reset) {
      return new Reach(Result.CLOSED, connected, since(begin));
    }
  }

  /** Reads the whole answer to {@code path}, or what comes of it before the connection ends. */
  Read read(String path) throws IOException {
    long begin = System.nanoTime();
    try (var socket = open()) {
      ask(socket, path, "close");
      int bytes = socket.getInputStream().readAllBytes().length;
      return new Read(bytes, since(begin));
    }
  }

  /** Asks for {@code path} so often, and once more, over one connection, and counts what comes. */
  Flow stream(String path, int times, Duration patience) {
    long begin = System.nanoTime();
    long received = 0;
    long reads = 0;
    try (var socket = open()) {
      for (int i = 0; i < times; i++) {
        ask(socket, path, "keep-alive");
      }
      ask(socket, path, "close");
      var buffer = new byte[BUFFER];
      for (var left = patience; left.toMillis() > 0; left = patience.minus(since(begin))) {
        socket.setSoTimeout((int) left.toMillis());
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
          break;
        }
        received += count;
        reads++;
      }
    } catch (IOException ended) {
      return new Flow(sent(path, times), received, reads, since(begin));
    }
    return new Flow(sent(path, times), received, reads, since(begin));
  }

  private static long sent(String path, int times) {
    return (long) times * REQUEST.formatted(path, "keep-alive").length();
  }

  /** A connection that gives up on a read after 10 s. */
  Socket open() throws IOException {
    var socket = new Socket();
    socket.connect(address, 10_000);
    socket.setSoTimeout(10_000);
    return socket;
  }

  static void ask(Socket socket, String path, String connection) throws IOException {
    socket.getOutputStream().write(REQUEST.formatted(path, connection).getBytes(US_ASCII));
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Bytes of an answer, its head included, and the time until the last one. */
  record Read(int bytes, Duration took) {}
}
