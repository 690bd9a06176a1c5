package loadbearing.node.failover;

import java.security.Security;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import loadbearing.node.http.Front;

/** Starts a controller from its environment; it runs until the process is told to end. */
public final class Main {
  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

  private Main() {}

  /** Ends the process with 2 if the settings make no sense. */
  public static void main(String[] arguments) {
    WEB_SERVER.setLevel(Level.WARNING);
    Security.setProperty("networkaddress.cache.ttl", "1");
    System.setProperty("com.mysql.cj.disableAbandonedConnectionCleanup", "true");
    try {
      run(Setup.of(System.getenv()));
    } catch (IllegalArgumentException e) {
      System.err.println("loadbearing-controller: " + e.getMessage());
      System.exit(2);
    }
  }

  private static void run(Setup setup) {
    var controller =
        new Controller(setup, System::nanoTime, stage -> System.out.println(stage.line()));
    new Front(
            setup.port(),
            setup.identity(),
            Duration.ofSeconds(1),
            controller.state(),
            Optional.empty())
        .start();
    controller.run();
  }
}
