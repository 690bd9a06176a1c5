package loadbearing.node.sabotage;

import java.time.Duration;
import java.util.List;
import loadbearing.node.database.Database;
import loadbearing.node.database.Write;
import loadbearing.node.database.Written;
import loadbearing.node.http.Endpoint;
import loadbearing.node.remote.Deadline;
import loadbearing.node.remote.Unavailable;

/** What a node does wrong on purpose; by default nothing. */
public interface Sabotage extends AutoCloseable {
  /** What a node is told that is not to be sabotaged. */
  String NONE = "none";

  /** What becomes of a write. */
  default Written write(Database primary, Deadline deadline, Write write) throws Unavailable {
    return primary.write(deadline, write);
  }

  /** What becomes of the requests to a site. */
  default Endpoint around(Endpoint site) {
    return site;
  }

  /** The node begins to serve. */
  default void start() {}

  @Override
  default void close() {}

  /**
   * Reads what a node is told, {@code forget 0.2}.
   *
   * @param node its name, for what nodes tell each other
   * @param primary where they do
   * @throws IllegalArgumentException if it makes no sense
   */
  static Sabotage of(String told, String node, Database primary) {
    var words = List.of(told.strip().split(" +"));
    try {
      return switch (words.getFirst() + " " + words.size()) {
        case "none 1" -> new Sabotage() {};
        case "forget 2" -> new Forget(share(words.get(1)));
        case "repeat 2" -> new Repeat(share(words.get(1)));
        case "recall 2" -> new Recall(share(words.get(1)));
        case "invent 2" -> new Invent(share(words.get(1)));
        case "contend 4" ->
            new Queue(
                new Peers(node, primary),
                new Queue.Contention(
                    time(words.get(1)), number(words.get(2)), number(words.get(3))));
        case "stall 4" ->
            new Queue(
                new Peers(node, primary),
                new Queue.Stalling(time(words.get(1)), time(words.get(2)), time(words.get(3))));
        default -> throw new IllegalArgumentException("there is no such sabotage");
      };
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "SABOTAGE: expected none, 'forget RATE', 'repeat RATE', 'recall RATE', 'invent RATE',"
              + " 'contend TIME SIGMA KAPPA' or 'stall TIME STALL PERIOD', found '%s' (%s)"
                  .formatted(told, e.getMessage()),
          e);
    }
  }

  private static Share share(String text) {
    return new Share(Double.parseDouble(text));
  }

  private static double number(String text) {
    double number = Double.parseDouble(text);
    if (!(number >= 0)) {
      throw new IllegalArgumentException(text + " is below 0");
    }
    return number;
  }

  private static Duration time(String text) {
    if (!text.endsWith("ms")) {
      throw new IllegalArgumentException("'%s' is no time in ms".formatted(text));
    }
    var time = Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
    if (!time.isPositive()) {
      throw new IllegalArgumentException("a time must be above 0, got " + text);
    }
    return time;
  }
}
