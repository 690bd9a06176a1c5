package loadbearing.node.failover;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/** Looks everywhere at once. */
final class Eyes {
  private final Setup setup;
  private final List<Eye> eyes;
  private final LongSupplier ticker;

  /**
   * @param ticker of nanoseconds
   */
  Eyes(Setup setup, LongSupplier ticker) {
    this.setup = setup;
    this.ticker = ticker;
    this.eyes =
        setup.databases().entrySet().stream()
            .map(
                entry ->
                    new Eye(
                        entry.getKey(),
                        entry.getValue(),
                        setup.patience(),
                        address -> setup.whoListens(entry.getKey(), address)))
            .toList();
  }

  /** Takes as long as the slowest answer, and no longer than patience allows. */
  Look look() {
    Map<String, Look.Database> databases = new ConcurrentHashMap<>();
    Map<String, String> writers = new ConcurrentHashMap<>();
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      eyes.forEach(eye -> all.execute(() -> databases.put(eye.database(), eye.look())));
      setup
          .writers()
          .forEach(
              (writer, address) ->
                  all.execute(() -> ask(writer, new Door(address, setup.patience()), writers)));
    }
    var seen = new HashMap<>(databases);
    setup.databases().keySet().forEach(it -> seen.putIfAbsent(it, new Look.Away(0)));
    return new Look(ticker.getAsLong(), seen, writers);
  }

  private void ask(String writer, Door door, Map<String, String> answers) {
    try {
      answers.put(writer, setup.whoListens(writer, door.primary()).orElse(""));
    } catch (IOException e) {
      // A writer that does not answer says nothing; it is asked again in the next look.
    }
  }
}
