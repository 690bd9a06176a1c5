package loadbearing.harness.deploy;

import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Streams;
import loadbearing.harness.server.HasOpinions;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;

/** Changes of servers' opinions of others, as they log them. */
final class Opinions {
  private Opinions() {}

  /** Begins to listen to these servers. */
  static Streams listen(
      Standing standing, Map<String, HasOpinions> judges, Clock clock, Consumer<Event> events) {
    Map<String, String> containers = new TreeMap<>();
    judges.keySet().forEach(node -> containers.put(node, standing.container(node)));
    return Streams.open(
        containers,
        container ->
            standing
                .engine()
                .client()
                .logContainerCmd(container)
                .withStdOut(true)
                .withFollowStream(true)
                .withTimestamps(true)
                .withTail(0),
        (node, frame) -> tell(judges.get(node), frame, clock, events));
  }

  private static void tell(HasOpinions judge, Frame frame, Clock clock, Consumer<Event> events) {
    new String(frame.getPayload(), StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> judge.opinion(line, clock).ifPresent(events));
  }
}
