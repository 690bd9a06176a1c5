package loadbearing.harness.control;

import java.time.Duration;
import loadbearing.harness.container.Machine;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.inject.Reach;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.registry.Homes;
import loadbearing.topology.Edge;

/** Uses homes once, from inside their clients' containers, and says how it ended. */
public final class Probe {
  private static final Duration SLACK = Duration.ofSeconds(10);

  private final Standing standing;
  private final Homes homes;

  Probe(Standing standing, Homes homes) {
    this.standing = standing;
    this.homes = homes;
  }

  /** As the client of an edge; users are stood for by the control container. */
  Reach reach(Edge edge, Duration patience) {
    var from = standing.wiring().topology().isUsers(edge.from()) ? Machine.CONTROL : edge.from();
    return reach(from, standing.wiring().target(edge), edge.to(), patience);
  }

  /** From the control container, past every proxy. */
  Reach reach(String node, Duration patience) {
    var target = standing.wiring().direct(standing.wiring().topology().node(node));
    return reach(Machine.CONTROL, target, node, patience);
  }

  private Reach reach(String from, Wiring.Endpoint target, String server, Duration patience) {
    var question = homes.of(server).question();
    var output =
        standing
            .engine()
            .run(
                standing.container(from),
                patience.plus(SLACK),
                "/loadbearing/probe",
                target.host(),
                "" + target.port(),
                "%.3f".formatted(patience.toNanos() / 1e9),
                question.manner().name(),
                question.detail());
    return parse(output);
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
