package loadbearing.harness.deploy;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import loadbearing.harness.container.Standing;
import loadbearing.harness.server.HasOpinions;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;

/** Changes of servers' opinions of others, as they log them, until it is closed. */
final class Opinions implements AutoCloseable {
  private final List<ResultCallback.Adapter<Frame>> streams;

  private Opinions(List<ResultCallback.Adapter<Frame>> streams) {
    this.streams = streams;
  }

  /** Begins to listen to these servers. */
  static Opinions listen(
      Standing standing, Map<String, HasOpinions> judges, Clock clock, Consumer<Event> events) {
    return new Opinions(
        judges.entrySet().stream()
            .map(it -> stream(standing, it.getKey(), it.getValue(), clock, events))
            .toList());
  }

  private static ResultCallback.Adapter<Frame> stream(
      Standing standing, String node, HasOpinions judge, Clock clock, Consumer<Event> events) {
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
                    .forEach(line -> judge.opinion(line, clock).ifPresent(events));
              }
            });
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
