package loadbearing.harness.control;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.inject.Flow;
import loadbearing.harness.inject.Reach;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.registry.Homes;
import loadbearing.topology.Edge;

/** Uses homes once, from inside their clients' containers, and says how it ended. */
public final class Probe {
  private static final Duration SLACK = Duration.ofSeconds(10);

  private final Standing standing;
  private final Homes homes;
  private final String generator;

  /**
   * @param generator the container that users stand in, while there is load
   */
  Probe(Standing standing, Homes homes, String generator) {
    this.standing = standing;
    this.homes = homes;
    this.generator = generator;
  }

  /** As the client of an edge. */
  Reach reach(Edge edge, Duration patience) {
    return parse(use(edge, patience, List.of()));
  }

  /** Asks much over one connection, as the client of an edge. */
  Flow stream(Edge edge, int times, Duration patience) {
    var bulk = homes.of(edge.to()).question().bulk();
    return flow(use(edge, patience, List.of("" + times, bulk)));
  }

  /** Users are stood for by the control container where no load is. */
  private String place(Edge edge) {
    if (!standing.wiring().topology().isUsers(edge.from())) {
      return standing.container(edge.from());
    }
    return standing.engine().exists(generator) ? generator : standing.control();
  }

  /** From the control container, past every proxy. */
  Reach reach(String node, Duration patience) {
    var target = standing.wiring().direct(standing.wiring().topology().node(node));
    return parse(use(standing.control(), target, node, patience, List.of()));
  }

  private String use(Edge edge, Duration patience, List<String> more) {
    return use(place(edge), standing.wiring().target(edge), edge.to(), patience, more);
  }

  private String use(
      String container,
      Wiring.Endpoint target,
      String server,
      Duration patience,
      List<String> more) {
    var question = homes.of(server).question();
    var command =
        Stream.concat(
            Stream.of(
                "/loadbearing/probe",
                target.host(),
                "" + target.port(),
                "%.3f".formatted(patience.toNanos() / 1e9),
                question.manner().name(),
                question.detail()),
            more.stream());
    return standing
        .engine()
        .run(container, patience.multipliedBy(2).plus(SLACK), command.toArray(String[]::new));
  }

  static Flow flow(String line) {
    var words = line.strip().split(" ");
    if (words.length != 4) {
      throw new DeploymentException(
          "a probe says SENT RECEIVED READS MICROSECONDS, this one said '%s'"
              .formatted(line.strip()));
    }
    return new Flow(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        micros(words[3]));
  }

  static Reach parse(String line) {
    var words = line.strip().split(" ");
    if (words.length != 3) {
      throw new DeploymentException(
          "a probe says RESULT CONNECTED ANSWERED, this one said '%s'".formatted(line.strip()));
    }
    return new Reach(Reach.Result.valueOf(words[0]), micros(words[1]), micros(words[2]));
  }

  private static Duration micros(String word) {
    return Duration.ofNanos(Math.max(0, Long.parseLong(word)) * 1000);
  }
}
