package loadbearing.analysis.availability;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import loadbearing.history.Run;
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;

/**
 * When a goal should have been served, by the graph and by what the faults really took from it.
 *
 * <p>With X(t) the components that are up at t, it is φ(X(t)), the structure function of the
 * topology. It assumes that failover costs no time, which is what measurements are held against.
 */
public final class Prediction {
  private final TreeMap<Long, Boolean> worksFrom = new TreeMap<>();

  private Prediction() {}

  /** The prediction for {@code goal} in {@code run}. */
  public static Prediction of(Run run, Goal goal) {
    var structure = StructureFunction.of(run.topology(), goal);
    var losses = Loss.of(run);
    Map<Set<String>, Boolean> known = new HashMap<>();
    var prediction = new Prediction();
    prediction.worksFrom.put(Long.MIN_VALUE, structure.works(Set.of()));
    for (var loss : losses) {
      for (long at : List.of(loss.span().from(), loss.span().to())) {
        prediction.worksFrom.computeIfAbsent(at, time -> works(structure, losses, time, known));
      }
    }
    return prediction;
  }

  /** Whether the goal should be served at {@code time}, ns since time zero. */
  public boolean works(long time) {
    return worksFrom.floorEntry(time).getValue();
  }

  private static boolean works(
      StructureFunction structure, List<Loss> losses, long time, Map<Set<String>, Boolean> known) {
    Set<String> nodes = new HashSet<>();
    Set<String> edges = new HashSet<>();
    for (var loss : losses) {
      if (loss.span().contains(time)) {
        nodes.addAll(loss.nodes());
        edges.addAll(loss.edges());
      }
    }
    Set<String> down = new HashSet<>(nodes);
    down.addAll(edges);
    return known.computeIfAbsent(down, d -> structure.works(nodes, edges));
  }
}
