package loadbearing.fault;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import loadbearing.topology.Topology;

/** A fault of a machine. */
public sealed interface NodeFault extends Fault {
  /** The machine's name. */
  String node();

  /** The same fault of another machine. */
  NodeFault onto(String other);

  @Override
  default Set<String> targets() {
    return Set.of(node());
  }

  /** The node: while its processes do not run, however that came to be, it serves nobody. */
  @Override
  default Absence takesAway() {
    return Absence.ofNode(node());
  }

  @Override
  default Optional<String> obstacle(Topology topology) {
    return Present.node(topology, node());
  }

  /** The server process dies; the machine stays, so connections are refused. Healed by a start. */
  record Kill(String node) implements NodeFault {
    @Override
    public Kill onto(String other) {
      return new Kill(other);
    }

    @Override
    public String words() {
      return "kill " + node;
    }
  }

  /** The machine is gone without a goodbye: silence. Healed by booting it with its data. */
  record Crash(String node) implements NodeFault {
    @Override
    public Crash onto(String other) {
      return new Crash(other);
    }

    @Override
    public String words() {
      return "crash " + node;
    }
  }

  /**
   * Every process is frozen: connections are accepted, nothing is answered. Who waits for an answer
   * has nothing of the connection, so the node is away.
   */
  record Pause(String node) implements NodeFault {
    @Override
    public Pause onto(String other) {
      return new Pause(other);
    }

    @Override
    public String words() {
      return "pause " + node;
    }
  }

  /** The machine is shut down in good order, and booted when healed. */
  record Stop(String node) implements NodeFault {
    @Override
    public Stop onto(String other) {
      return new Stop(other);
    }

    @Override
    public String words() {
      return "stop " + node;
    }
  }

  /**
   * The machine is shut down in good order, and booted as soon as it is seen to be away. Until it
   * is back it is as far away as one that was stopped.
   */
  record Restart(String node) implements NodeFault {
    @Override
    public Restart onto(String other) {
      return new Restart(other);
    }

    @Override
    public String words() {
      return "restart " + node;
    }

    @Override
    public boolean isInstant() {
      return true;
    }
  }

  /**
   * The node gets less CPU than it needs.
   *
   * @param cpus what is left, in cores; at least 0.01, the engine's least
   */
  record Starve(String node, double cpus) implements NodeFault {
    public Starve {
      Spelling.check(
          cpus >= 0.01 && Double.isFinite(cpus), "starve needs 0.01 cpus or more, got %s", cpus);
      Spelling.check(
          BigDecimal.valueOf(cpus).stripTrailingZeros().scale() <= 9,
          "starve takes billionths of a cpu, the engine's finest, got %s",
          cpus);
    }

    @Override
    public Starve onto(String other) {
      return new Starve(other, cpus);
    }

    /** Nothing: it serves as before, only slower. */
    @Override
    public Absence takesAway() {
      return Absence.none();
    }

    @Override
    public String words() {
      return "starve %s to %s cpus".formatted(node, Spelling.number(cpus));
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return Present.node(topology, node).or(() -> above(topology.server(node).budget().cpus()));
    }

    private Optional<String> above(double budget) {
      return cpus < budget
          ? Optional.empty()
          : Optional.of(
              "%s cpus take nothing away from '%s', whose budget is %s; take less"
                  .formatted(Spelling.number(cpus), node, Spelling.number(budget)));
    }
  }
}
