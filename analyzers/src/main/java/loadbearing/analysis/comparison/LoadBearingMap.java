package loadbearing.analysis.comparison;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.fault.Absence;
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.Topology;

/**
 * What users of one architecture lose with each node and with each edge that was broken: predicted
 * by the graph, and measured where a run took it away.
 *
 * @param topology the architecture
 * @param rows every node in order, then the edges that some run broke
 */
public record LoadBearingMap(Topology topology, List<Row> rows) {

  /**
   * One part of the architecture.
   *
   * @param part a node or an edge
   * @param cells one a goal
   */
  public record Row(String part, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What happens to one goal without the part.
   *
   * @param goal reads or writes
   * @param survives whether the graph says that the goal goes on
   * @param tried what runs measured, the faults that took the part away
   */
  public record Cell(Goal goal, boolean survives, List<Tried> tried) {
    public Cell {
      tried = List.copyOf(tried);
    }
  }

  /** A fault, and what it did to the goal. */
  public record Tried(String fault, Toll.Lost loss) {}

  public LoadBearingMap {
    rows = List.copyOf(rows);
  }

  /**
   * A map of each architecture, in the order of the runs; void runs prove nothing and are left out.
   */
  public static List<LoadBearingMap> of(List<JudgedRun> runs) {
    Map<Shape, Topology> topologies = new LinkedHashMap<>();
    runs.forEach(run -> topologies.putIfAbsent(Shape.of(run), run.run().topology()));
    var maps =
        topologies.entrySet().stream()
            .map(
                entry ->
                    of(
                        entry.getValue(),
                        runs.stream()
                            .filter(JudgedRun::isValid)
                            .filter(run -> Shape.of(run).equals(entry.getKey()))
                            .flatMap(run -> Toll.of(run).stream())
                            .filter(fault -> fault.absence().parts().size() == 1)
                            .toList()))
            .toList();
    return maps.stream().filter(map -> map.isTried() || map.isOnly(maps)).toList();
  }

  private boolean isTried() {
    return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(c -> !c.tried().isEmpty());
  }

  /** Whether no other map of the architecture was tried, and none before this one. */
  private boolean isOnly(List<LoadBearingMap> maps) {
    var same = maps.stream().filter(map -> map.topology.id().equals(topology.id())).toList();
    return same.stream().noneMatch(LoadBearingMap::isTried) && same.getFirst() == this;
  }

  private record Shape(String id, List<String> nodes) {
    static Shape of(JudgedRun run) {
      var topology = run.run().topology();
      return new Shape(topology.id(), topology.servers().stream().map(n -> n.name()).toList());
    }
  }

  /** Of several parts that were away together none is known to be the one that counts. */
  private static LoadBearingMap of(Topology topology, List<Toll> faults) {
    var parts = new LinkedHashSet<Absence>();
    topology.servers().forEach(node -> parts.add(Absence.ofNode(node.name())));
    faults.forEach(fault -> parts.add(fault.absence()));
    return new LoadBearingMap(
        topology, parts.stream().map(part -> row(topology, part, faults)).toList());
  }

  private static Row row(Topology topology, Absence part, List<Toll> faults) {
    var here = faults.stream().filter(fault -> fault.absence().equals(part)).toList();
    return new Row(
        part.parts().iterator().next(),
        Toll.GOALS.stream()
            .map(
                goal ->
                    new Cell(
                        goal,
                        StructureFunction.of(topology, goal).works(part.nodes(), part.edges()),
                        here.stream()
                            .map(f -> new Tried(f.episode().words(), f.loss(goal)))
                            .toList()))
            .toList());
  }
}
