package loadbearing.harness.server.haproxy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import loadbearing.harness.time.Clock;
import loadbearing.history.Change;

/** A line in which HAProxy says that it has another opinion of a server. */
final class OpinionLine {
  private static final Pattern LINE =
      Pattern.compile("(\\S+) (?:Backup )?Server (\\w+)/(\\w+) is (.*)");

  private OpinionLine() {}

  /** A line with the engine's time before it; empty if it is about something else. */
  static Optional<Change> parse(String observer, String line, Clock clock) {
    var matcher = LINE.matcher(line);
    // Backend "live" knows who lives, and nobody is served by it.
    if (!matcher.matches() || matcher.group(2).equals("live")) {
      return Optional.empty();
    }
    try {
      var at = clock.at(Instant.parse(matcher.group(1)));
      return Optional.of(new Change(observer, matcher.group(3), state(matcher.group(4)), at));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String state(String words) {
    if (words.startsWith("going DOWN for maintenance")) {
      return "MAINT";
    }
    if (words.startsWith("going DRAIN") || words.startsWith("in soft-stop")) {
      return "DRAIN";
    }
    return words.split("[ /,(.]", 2)[0];
  }
}
