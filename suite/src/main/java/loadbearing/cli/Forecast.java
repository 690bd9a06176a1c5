package loadbearing.cli;

import java.util.List;
import loadbearing.harness.programme.Batch;
import loadbearing.harness.programme.Need;
import loadbearing.harness.programme.Programme;
import loadbearing.topology.Node;

/**
 * What a programme would stand up and take, as {@code --dry-run --json} prints it.
 *
 * @param deployments in the order they would stand
 * @param runs how many there would be at least
 * @param seconds about how long all of it takes
 */
record Forecast(List<Standing> deployments, int runs, long seconds) {
  /**
   * One deployment.
   *
   * @param architecture its id
   * @param nodes its nodes
   * @param cpus the sum of their budgets, in cores, once warm
   * @param memoryMebibytes the sum of their limits
   * @param runs how many there would be in it at least
   * @param seconds about how long it takes
   * @param proxied the edges that would pass through a proxy
   */
  record Standing(
      String architecture,
      List<String> nodes,
      double cpus,
      int memoryMebibytes,
      int runs,
      long seconds,
      List<String> proxied) {
    static Standing of(Batch batch) {
      var nodes = batch.topology().servers();
      return new Standing(
          batch.topology().id(),
          nodes.stream().map(Node::name).toList(),
          nodes.stream().mapToDouble(node -> node.budget().cpus()).sum(),
          nodes.stream().mapToInt(node -> node.budget().memoryMebibytes()).sum(),
          batch.needs().size(),
          Programme.length(batch).toSeconds(),
          batch.proxied().stream().sorted().toList());
    }

    private String words() {
      return "%s: %s; %.1f cores, %d MiB, %d runs, about %d s%s%n"
          .formatted(
              architecture,
              String.join(", ", nodes),
              cpus,
              memoryMebibytes,
              runs,
              seconds,
              proxied.isEmpty() ? "" : "; proxied: " + String.join(", ", proxied));
    }
  }

  static Forecast of(Programme programme) {
    return new Forecast(
        programme.batches().stream().map(Standing::of).toList(),
        programme.runs(),
        programme.length().toSeconds());
  }

  static Forecast of(List<Need> needs) {
    return of(Programme.of(needs));
  }

  String words() {
    return deployments.stream().map(Standing::words).collect(java.util.stream.Collectors.joining())
        + "%d runs in %d deployments, about %d s".formatted(runs, deployments.size(), seconds);
  }
}
