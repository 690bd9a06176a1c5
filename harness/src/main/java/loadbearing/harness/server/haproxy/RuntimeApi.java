package loadbearing.harness.server.haproxy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.Balancer;

/**
 * HAProxy's runtime API, which listens inside the container alone and is reached by the engine's
 * exec.
 */
final class RuntimeApi implements Balancer {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String SPEAK =
      "exec 3<>/dev/tcp/127.0.0.1/9999 && printf '%s\\n' \"$0\" >&3 && cat <&3";

  private final Standing standing;
  private final String node;

  RuntimeApi(Standing standing, String node) {
    this.standing = standing;
    this.node = node;
  }

  @Override
  public void state(String server, Wish wish) {
    var servers = states().keySet().stream().filter(it -> it.endsWith("/" + server)).toList();
    if (servers.isEmpty()) {
      throw new IllegalArgumentException(
          "balancer '%s' has no server '%s'; it has %s".formatted(node, server, states().keySet()));
    }
    for (var each : servers) {
      var word = wish.name().toLowerCase(Locale.ROOT);
      var answer = speak("set server %s state %s".formatted(each, word)).strip();
      if (!answer.isEmpty()) {
        throw new IllegalStateException(
            "balancer '%s' refused to set %s to %s: %s".formatted(node, each, word, answer));
      }
    }
  }

  @Override
  public Map<String, String> states() {
    return parse(speak("show stat -1 4 -1").lines().toList());
  }

  /**
   * The table's heading names its columns; a status may carry how far a change has come. Anything
   * that is no table, such as an error, has no states.
   */
  static Map<String, String> parse(List<String> table) {
    Map<String, String> states = new TreeMap<>();
    if (table.isEmpty()) {
      return states;
    }
    var heading = Arrays.asList(table.getFirst().replaceFirst("^# ", "").split(","));
    int status = heading.indexOf("status");
    if (status < 0) {
      return states;
    }
    for (var line : table.subList(1, table.size())) {
      var cells = line.split(",", -1);
      if (cells.length > status) {
        states.put(cells[0] + "/" + cells[1], cells[status].split(" ")[0]);
      }
    }
    return states;
  }

  private String speak(String command) {
    var engine = standing.engine();
    return engine.exec(standing.container(node), PATIENCE, "bash", "-c", SPEAK, command).output();
  }
}
