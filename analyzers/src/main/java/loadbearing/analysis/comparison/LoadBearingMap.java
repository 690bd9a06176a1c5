package loadbearing.analysis.comparison;

import java.util.Comparator;
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

    /** The worst that was measured of any goal; that nobody asked where the part was not tried. */
    public Toll.Fate fate() {
      return cells.stream().map(Cell::fate).max(WORST).orElse(Toll.Fate.UNTRIED);
    }

    /** Whether a run took the part away while users asked. */
    public boolean isTried() {
      return fate() != Toll.Fate.UNTRIED;
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

    /** The worst that was measured. */
    public Toll.Fate fate() {
      return tried.stream().map(it -> it.loss().fate()).max(WORST).orElse(Toll.Fate.UNTRIED);
    }
  }

  /** What nobody asked after says the least. */
  private static final Comparator<Toll.Fate> WORST =
      Comparator.comparing(
          List.of(Toll.Fate.UNTRIED, Toll.Fate.WENT_ON, Toll.Fate.PARTLY, Toll.Fate.LOST)::indexOf);

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
                    alone(
                        entry.getValue(),
                        runs.stream().filter(run -> Shape.of(run).equals(entry.getKey())).toList()))
            .toList();
    return maps.stream().filter(map -> map.isTried() || map.isOnly(maps)).toList();
  }

  /** The map of one architecture from runs of it. */
  static LoadBearingMap alone(Topology topology, List<JudgedRun> runs) {
    return of(
        topology,
        runs.stream()
            .filter(JudgedRun::isValid)
            .flatMap(run -> apart(Toll.of(run)).stream())
            .filter(fault -> fault.absence().parts().size() == 1)
            .toList());
  }

  /** Those while which nothing else was away. */
  private static List<Toll> apart(List<Toll> ofRun) {
    return ofRun.stream()
        .filter(toll -> ofRun.stream().noneMatch(other -> other != toll && other.isWith(toll)))
        .toList();
  }

  /** Whether a run took any part away. */
  boolean isTried() {
    return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(c -> !c.tried().isEmpty());
  }

  /** Whether no other map of the architecture was tried, and none before this one. */
  private boolean isOnly(List<LoadBearingMap> maps) {
    var same = maps.stream().filter(map -> map.topology.id().equals(topology.id())).toList();
    return same.stream().noneMatch(LoadBearingMap::isTried) && same.getFirst() == this;
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
