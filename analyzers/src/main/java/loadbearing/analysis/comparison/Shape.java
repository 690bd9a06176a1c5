package loadbearing.analysis.comparison;

import java.util.List;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/** What makes two topologies one architecture of one size: its id and its servers. */
record Shape(String id, List<String> servers) {
  static Shape of(JudgedRun run) {
    return of(run.run().topology());
  }

  static Shape of(Topology topology) {
    return new Shape(topology.id(), topology.servers().stream().map(Node::name).toList());
  }
}
