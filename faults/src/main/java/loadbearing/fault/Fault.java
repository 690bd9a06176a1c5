package loadbearing.fault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.topology.Topology;

/**
 * What can break, as a value.
 *
 * <p>Every fault has {@link #words()}, from which {@link #parse} makes the same fault again.
 */
public sealed interface Fault extends Intervention
    permits NodeFault, EdgeFault, LinkFault, SiteFault, Fault.Custom {
  /**
   * What nobody can use while it lasts. Every judge and every report goes by this, so that a fault
   * is held against the same prediction everywhere.
   */
  Absence takesAway();

  @Override
  default String noun() {
    return "fault";
  }

  /**
   * Reads what {@link #words()} writes, and the other spellings that {@link Faults#all()} shows.
   *
   * @throws IllegalArgumentException naming what was expected, what was found and where
   */
  static Fault parse(String text) {
    var words = new Words(text);
    var fault = Grammar.fault(words);
    words.end();
    return fault;
  }

  /**
   * The one door for faults of other projects. What it does is known to whoever brings it; what it
   * takes away the line itself says, so that a stored run is judged without them.
   *
   * @param name by which the one who does it is found; one word
   * @param target the node or edge that breaks
   * @param arguments what else the one who does it has to know; words without spaces
   * @param isAway whether nobody can use the target while it lasts
   */
  record Custom(String name, String target, List<String> arguments, boolean isAway)
      implements Fault {
    private static final Set<String> TAKEN = Set.of("at", "taking");

    public Custom {
      Spelling.check(
          name.matches("[a-z][a-z0-9-]*"),
          "a custom fault is named by one word of small letters, digits and hyphens, got '%s'",
          name);
      arguments = List.copyOf(arguments);
      for (var word : arguments) {
        Spelling.check(
            word.matches("[\\p{L}\\d._:=/+,%-]+") && !TAKEN.contains(word),
            "a word for a custom fault has letters, digits and ._:=/+,%%- and is none of %s, got"
                + " '%s'",
            new TreeSet<>(TAKEN),
            word);
      }
    }

    @Override
    public Set<String> targets() {
      return Set.of(target);
    }

    @Override
    public Absence takesAway() {
      if (!isAway) {
        return Absence.none();
      }
      return isOnEdge() ? Absence.ofEdge(target) : Absence.ofNode(target);
    }

    /** Whether the target is an edge. */
    public boolean isOnEdge() {
      return target.contains("->");
    }

    @Override
    public String words() {
      return "custom %s on %s%s%s"
          .formatted(
              name,
              target,
              arguments.isEmpty() ? "" : " with " + String.join(" ", arguments),
              isAway ? " taking it away" : "");
    }

    @Override
    public Optional<String> obstacle(Topology topology) {
      return isOnEdge() ? Present.edge(topology, target) : Present.node(topology, target);
    }
  }
}
