package loadbearing.harness.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.topology.Topology;

/**
 * What is answered in one deployment.
 *
 * @param topology what stands
 * @param proxied the edges that pass a proxy
 * @param isAlone whether it has the machine to itself
 * @param needs in the order they are answered: those that break most come last
 */
public record Batch(Topology topology, Set<String> proxied, boolean isAlone, List<Need> needs) {
  public Batch {
    proxied = Set.copyOf(proxied);
    needs = needs.stream().sorted(Comparator.comparingInt(Need::harm)).toList();
  }

  /** The batch of one need. */
  static Batch of(Need need) {
    return new Batch(need.topology(), need.plan().proxied(), need.isAlone(), List.of(need));
  }

  /** What the hungriest of its runs is expected to use. */
  double cores() {
    return needs.stream().mapToDouble(Need::cores).max().orElse(0);
  }

  /**
   * Whether {@code need} can be answered here without harm to what is judged of the others, and
   * without keeping those from having company that leave room for it.
   */
  boolean takes(Need need) {
    if (!need.topology().equals(topology)) {
      return false;
    }
    if (need.isAlone() || isAlone) {
      return need.plan().proxied().equals(proxied);
    }
    return needs.stream().allMatch(other -> other.isCalm() == need.isCalm());
  }

  /** This batch and one need more. */
  Batch with(Need need) {
    var edges = new TreeSet<>(proxied);
    edges.addAll(need.plan().proxied());
    var all = new ArrayList<>(needs);
    all.add(need);
    return new Batch(topology, edges, isAlone || need.isAlone(), all);
  }
}
