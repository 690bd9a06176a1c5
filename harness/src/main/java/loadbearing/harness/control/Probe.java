package loadbearing.harness.control;

import java.time.Duration;
import loadbearing.harness.DeploymentException;
import loadbearing.harness.container.Machine;
import loadbearing.harness.container.Standing;
import loadbearing.harness.inject.Reach;
import loadbearing.harness.network.Wirable;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.haproxy.ReadBalancing;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;

/** Uses servers once, from inside their clients' containers, and says how it ended. */
public final class Probe {
  private static final Duration SLACK = Duration.ofSeconds(10);

  private final Standing standing;

  Probe(Standing standing) {
    this.standing = standing;
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
    var output =
        standing
            .engine()
            .run(
                standing.container(from),
                patience.plus(SLACK),
                "env",
                "LOGIN=" + ReadBalancing.login().replaceAll("..", "\\\\x$0"),
                "/loadbearing/probe",
                target.host(),
                "" + target.port(),
                "%.3f".formatted(patience.toNanos() / 1e9),
                manner(standing.wiring().topology().node(server).kind()));
    return parse(output);
  }

  /** A database speaks first; the others wait to be asked. */
  private static String manner(Kind kind) {
    return switch (kind) {
      case Kind.Database database -> "GREETS";
      case Kind.DatabaseBalancer balancer -> "GREETS";
      case Kind.SingleServer single -> "ASKS";
      case Kind.AppNode app -> "ASKS";
      case Kind.LoadBalancer balancer -> "ASKS";
      case Kind.Redis redis -> throw Wirable.noHome(kind);
      case Kind.Service service -> throw Wirable.noHome(kind);
      case Kind.Users users -> throw Wirable.noHome(kind);
    };
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
