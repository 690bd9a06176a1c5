package loadbearing.harness.server.controller;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import loadbearing.harness.time.Clock;
import loadbearing.history.Takeover;

/** A line in which a controller says a stage of what it does. */
final class TakeoverLine {
  private static final String NOBODY = "-";
  private static final Pattern LINE =
      Pattern.compile("(\\S+) controller: (\\w+) (\\S+) (\\S+): (.*)");

  private TakeoverLine() {}

  /** A line with the engine's time before it; empty if it is about something else. */
  static Optional<Takeover> parse(String controller, String line, Clock clock) {
    var matcher = LINE.matcher(line.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      long at = clock.at(Instant.parse(matcher.group(1)));
      return stage(matcher.group(2))
          .map(
              stage ->
                  new Takeover(
                      controller,
                      stage,
                      name(matcher.group(3)),
                      name(matcher.group(4)),
                      matcher.group(5),
                      at));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Takeover.Stage> stage(String word) {
    return Arrays.stream(Takeover.Stage.values())
        .filter(stage -> stage.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static String name(String word) {
    return word.equals(NOBODY) ? "" : word;
  }
}
