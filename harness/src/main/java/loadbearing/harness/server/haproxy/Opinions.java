package loadbearing.harness.server.haproxy;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import loadbearing.harness.Clock;
import loadbearing.harness.container.Standing;
import loadbearing.history.Change;
import loadbearing.history.Event;

/**
 * Changes of balancers' opinions of their servers, as they log them. Of a read balancer only the
 * tier of fresh replicas counts, which says when one is broken or late.
 */
public final class Opinions implements AutoCloseable {
  private static final Pattern LINE =
      Pattern.compile("(\\S+) (?:Backup )?Server (\\w+)/(\\w+) is (.*)");

  private final List<ResultCallback.Adapter<Frame>> streams;

  private Opinions(List<ResultCallback.Adapter<Frame>> streams) {
    this.streams = streams;
  }

  /** Begins to listen to the balancers of these names. */
  public static Opinions listen(
      Standing standing, List<String> balancers, Clock clock, Consumer<Event> events) {
    return new Opinions(
        balancers.stream().map(node -> stream(standing, node, clock, events)).toList());
  }

  private static ResultCallback.Adapter<Frame> stream(
      Standing standing, String node, Clock clock, Consumer<Event> events) {
    return standing
        .engine()
        .client()
        .logContainerCmd(standing.container(node))
        .withStdOut(true)
        .withFollowStream(true)
        .withTimestamps(true)
        .withTail(0)
        .exec(
            new ResultCallback.Adapter<Frame>() {
              @Override
              public void onNext(Frame frame) {
                new String(frame.getPayload(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> parse(node, line, clock).ifPresent(events));
              }
            });
  }

  /** A line with the engine's time before it; empty if it is about something else. */
  static Optional<Change> parse(String observer, String line, Clock clock) {
    var matcher = LINE.matcher(line);
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

  @Override
  public void close() {
    for (var stream : streams) {
      try {
        stream.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
