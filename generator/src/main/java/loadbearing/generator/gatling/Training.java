package loadbearing.generator.gatling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import loadbearing.generator.LoadPlan;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.Workload;

/** A plan of everything, and a server on loopback that answers all of it with the same words. */
final class Training implements AutoCloseable {
  private static final String BODY =
      "{\"value\":1,\"values\":[1],\"swapped\":true,\"session\":\"t\",\"bio\":\"b\",\"items\":[],\"id\":1,\"committed\":true}";
  private static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
              + BODY.length()
              + "\r\nLoadbearing-Node: training\r\nLoadbearing-Version: 1\r\n\r\n"
              + BODY)
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server;
  private final Path folder;

  private Training(ServerSocket server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  static Training open() throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var training = new Training(server, Files.createTempDirectory("training"));
    training.everything().write(training.plan());
    Thread.ofVirtual().start(training::accept);
    return training;
  }

  Path plan() {
    return folder.resolve("plan.json");
  }

  Path spool() {
    return folder.resolve("spool");
  }

  private LoadPlan everything() {
    var mix =
        Arrays.stream(Action.values()).collect(Collectors.toMap(Function.identity(), action -> 1));
    return new LoadPlan(
        new Workload("training", "all there is", mix, 8, 8),
        new Load.Closed(8),
        Duration.ofMillis(500),
        Duration.ofMillis(1500),
        1,
        "localhost:" + server.getLocalPort(),
        Duration.ofSeconds(1),
        true,
        1);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new IllegalStateException("training server on loopback cannot accept", e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      while (skipRequest(in)) {
        answer(socket.getOutputStream());
      }
    } catch (IOException e) {
      // The user left in the middle of a request, as users do when training ends.
      return;
    }
  }

  private static void answer(OutputStream out) throws IOException {
    out.write(ANSWER);
    out.flush();
  }

  /** Whether there was one more request. */
  private static boolean skipRequest(BufferedReader in) throws IOException {
    long length = 0;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty()) {
        return in.skip(length) == length;
      }
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Long.parseLong(line.substring(15).trim());
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(plan());
    Files.deleteIfExists(spool());
    Files.deleteIfExists(folder);
  }
}
