package loadbearing.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Node;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import loadbearing.topology.drawing.Mermaid;
import loadbearing.topology.drawing.Outline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An architecture's graph and what it predicts. */
@Command(
    name = "show",
    description = "The graph, predicted availability, predicted single points of failure.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private record Shown(
      String id,
      String name,
      String summary,
      List<String> nodes,
      List<String> edges,
      double nodeAvailability,
      List<Prediction> predictions,
      String mermaid) {}

  private record Prediction(
      String goal,
      double availability,
      List<String> singlePointsOfFailure,
      List<Set<String>> pathSets,
      List<Set<String>> cutSets) {}

  @Parameters(paramLabel = "ARCHITECTURE", description = "Such as A9 or A4:clones=3.")
  private String architecture;

  @Option(
      names = "--availability",
      paramLabel = "A",
      defaultValue = "0.99",
      description = "Of each node, in [0, 1], for the prediction. Default: ${DEFAULT-VALUE}.")
  private double availability;

  @Option(names = "--mermaid", description = "Print the graph as a Mermaid flowchart only.")
  private boolean mermaid;

  @Mixin private Output output;

  @Override
  public Integer call() {
    if (!(availability >= 0 && availability <= 1)) {
      throw new IllegalArgumentException(
          "an availability lies in [0, 1], got %s".formatted(availability));
    }
    var topology = Catalogue.topology(architecture);
    output.print(
        shown(topology), mermaid ? Mermaid.of(topology) : Outline.of(topology, availability));
    return Exit.EXPECTED;
  }

  private Shown shown(Topology topology) {
    return new Shown(
        topology.id(),
        topology.name(),
        topology.summary(),
        topology.servers().stream().map(Node::name).toList(),
        topology.edges().stream().map(Edge::name).toList(),
        availability,
        Arrays.stream(Goal.values()).map(goal -> prediction(topology, goal)).toList(),
        Mermaid.of(topology));
  }

  private Prediction prediction(Topology topology, Goal goal) {
    var structure = StructureFunction.of(topology, goal);
    Map<String, Double> availabilities =
        topology.servers().stream()
            .map(Node::name)
            .collect(Collectors.toMap(Function.identity(), name -> availability));
    return new Prediction(
        goal.name().toLowerCase(Locale.ROOT),
        structure.availability(availabilities),
        structure.singlePointsOfFailure(),
        structure.pathSets(),
        structure.cutSets());
  }
}
