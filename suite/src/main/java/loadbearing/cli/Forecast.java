package loadbearing.cli;

import java.util.List;
import loadbearing.harness.Experiment;
import loadbearing.topology.Node;

/**
 * What a run would stand up and take.
 *
 * @param architecture its id
 * @param nodes its nodes
 * @param cpus the sum of their budgets, in cores, once warm
 * @param memoryMebibytes the sum of their limits
 * @param seconds about how long it takes
 * @param proxied the edges that would pass through a proxy
 */
record Forecast(
    String architecture,
    List<String> nodes,
    double cpus,
    int memoryMebibytes,
    long seconds,
    List<String> proxied) {
  /** About what standing up, collecting and taking down need together. */
  private static final long AROUND_SECONDS = 20;

  static Forecast of(Experiment experiment) {
    var nodes = experiment.topology().servers();
    return new Forecast(
        experiment.topology().id(),
        nodes.stream().map(Node::name).toList(),
        nodes.stream().mapToDouble(node -> node.budget().cpus()).sum(),
        nodes.stream().mapToInt(node -> node.budget().memoryMebibytes()).sum(),
        experiment.plan().warmUp().plus(experiment.plan().duration()).toSeconds() + AROUND_SECONDS,
        experiment.plan().proxied().stream().sorted().toList());
  }

  String words() {
    return "%s: %s; %.1f cores, %d MiB, about %d s%s"
        .formatted(
            architecture,
            String.join(", ", nodes),
            cpus,
            memoryMebibytes,
            seconds,
            proxied.isEmpty() ? "" : "; proxied: " + String.join(", ", proxied));
  }
}
