package loadbearing.node;

import java.io.IOException;
import java.security.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts a node from its environment and runs until the process is told to end.
 *
 * <p>With {@code --train} it calls its own endpoints and ends: what it loaded on the way makes an
 * ahead-of-time cache.
 */
public final class Main {
  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

  private Main() {}

  /** Ends the process with 2 if the settings or arguments make no sense. */
  public static void main(String[] arguments) throws IOException {
    WEB_SERVER.setLevel(Level.WARNING);
    properties();
    try {
      run(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println("loadbearing-node: " + e.getMessage());
      System.exit(2);
    }
  }

  private static void run(List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      serve(Settings.of(System.getenv()));
    } else if (arguments.equals(List.of("--train"))) {
      Training.run(Settings.of(training(System.getenv(), "database")));
      Training.run(Settings.of(training(System.getenv(), "redis://127.0.0.1:1")));
      System.exit(0);
    } else {
      throw new IllegalArgumentException("expected nothing or --train, found " + arguments);
    }
  }

  private static void serve(Settings settings) throws IOException {
    var node = start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(node::close, "stop"));
  }

  /** Starts a node and says so. */
  static AppNode start(Settings settings) throws IOException {
    var node = AppNode.start(settings);
    System.out.println(
        "ready in "
            + ProcessAge.now().toMillis()
            + " ms since process start: node "
            + settings.identity().node()
            + " on port "
            + node.port());
    return node;
  }

  /** Set before the classes that read them are loaded. */
  private static void properties() {
    // Names are looked up anew: an address may have been withdrawn, or have come back.
    Security.setProperty("networkaddress.cache.ttl", "1");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    // The driver's thread that closes what others forgot; here nobody forgets.
    System.setProperty("com.mysql.cj.disableAbandonedConnectionCleanup", "true");
  }

  private static Map<String, String> training(Map<String, String> environment, String sessions) {
    var settings = new HashMap<>(environment);
    settings.putIfAbsent("NODE", "training");
    settings.putIfAbsent("SITE", "training");
    settings.putIfAbsent("PRIMARY", "127.0.0.1:1");
    settings.put("PORT", "0");
    settings.put("SESSIONS", sessions);
    return settings;
  }
}
