package loadbearing.fault;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;

/** A fault of a whole site. */
public sealed interface SiteFault extends Fault {
  /** The site's name. */
  String site();

  @Override
  default Set<String> targets() {
    return Set.of(site());
  }

  @Override
  default Set<String> touches(Topology topology) {
    Set<String> touched = new TreeSet<>(targets());
    topology.machines(site()).stream().map(Node::name).forEach(touched::add);
    return touched;
  }

  @Override
  default Absence takesAway() {
    return Absence.ofPlace(site());
  }

  @Override
  default Optional<String> obstacle(Topology topology) {
    return Present.site(topology, site()).or(() -> empty(topology));
  }

  private Optional<String> empty(Topology topology) {
    return topology.machines(site()).isEmpty()
        ? Optional.of("site '%s' has no machine that could be lost".formatted(site()))
        : Optional.empty();
  }

  /** All of its machines are gone at once, without a goodbye; booted when healed. */
  record Lose(String site) implements SiteFault {
    @Override
    public String words() {
      return "lose " + site;
    }
  }
}
