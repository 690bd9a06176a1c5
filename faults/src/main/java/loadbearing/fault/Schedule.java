package loadbearing.fault;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loadbearing.topology.Topology;

/**
 * What breaks and what operators do in a run, and when. The number of each is its place in the
 * list, from 0.
 *
 * @param planned in any order; no two share a target at one moment
 */
public record Schedule(List<Planned> planned) {
  public Schedule {
    planned = List.copyOf(planned);
    for (int i = 0; i < planned.size(); i++) {
      for (int j = 0; j < i; j++) {
        var one = planned.get(j);
        var other = planned.get(i);
        checkApart(one, other, one.collidesWith(other));
      }
    }
  }

  /** Nothing breaks, and nobody acts. */
  public static Schedule none() {
    return new Schedule(List.of());
  }

  /**
   * Reads one fault or act a line and holds them against what will stand up.
   *
   * @param lines such as {@code kill primary at 10s for 5s}
   * @param topology has the nodes and edges
   * @param runLength the time line that they have to fit into, from time zero
   * @throws IllegalArgumentException if a line cannot be read, names what is not there, reaches
   *     beyond the run or collides with another
   */
  public static Schedule parse(List<String> lines, Topology topology, Duration runLength) {
    var schedule = new Schedule(lines.stream().map(Planned::parse).toList());
    schedule.check(topology, runLength);
    return schedule;
  }

  /**
   * Holds the schedule against a topology and the length of a run.
   *
   * @throws IllegalArgumentException naming the first that does not fit, and what would
   */
  public void check(Topology topology, Duration runLength) {
    for (var one : planned) {
      checkTarget(one, topology);
      var end = one.end().orElse(one.at());
      Spelling.check(
          one.at().compareTo(runLength) < 0 && end.compareTo(runLength) <= 0,
          "%s '%s' reaches to %s, and the run is over at %s; begin it earlier or run for longer",
          one.what().noun(),
          one.words(),
          Spelling.duration(end),
          Spelling.duration(runLength));
    }
    for (var one : planned) {
      for (var other : planned) {
        checkApart(one, other, !one.equals(other) && one.collidesWith(other, topology));
      }
    }
  }

  /**
   * Components that go up and down by turns and by chance, each independent of the others.
   *
   * @param components each with a target of its own; one more at the end leaves the others as they
   *     were
   * @param from all are up then
   * @param to all are healed by then
   * @param seed makes the whole schedule; the same seed, the same schedule
   * @param stratified draws stays from equal shares of their distribution in random order, so that
   *     the share of time up comes close to its mean even in a short run
   */
  public static Schedule renewal(
      List<Renewal> components, Duration from, Duration to, long seed, boolean stratified) {
    var random = new SplittableRandom(seed);
    return new Schedule(
        components.stream()
            .flatMap(one -> one.between(from, to, random.split(), stratified).stream())
            .sorted(Comparator.comparing(Planned::at))
            .toList());
  }

  /** Lines that {@link #parse} reads, in order. */
  public List<String> words() {
    return planned.stream().map(Planned::words).toList();
  }

  /**
   * Names of the edges, and of links with all that goes over them, that have to pass through
   * Toxiproxy.
   */
  public Set<String> edges() {
    return planned.stream()
        .map(Planned::what)
        .filter(Intervention::needsProxy)
        .flatMap(what -> what.targets().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void checkApart(Planned one, Planned other, boolean collide) {
    Spelling.check(
        !collide,
        "'%s' and '%s' are on one target at one moment; let one end before the other begins",
        one.words(),
        other.words());
  }

  private void checkTarget(Planned one, Topology topology) {
    one.what()
        .obstacle(topology)
        .or(() -> untimely(one, topology))
        .ifPresent(
            obstacle -> {
              throw new IllegalArgumentException(
                  "%s '%s': %s".formatted(one.what().noun(), one.words(), obstacle));
            });
  }

  /** What cannot be done then, after all that was done before. */
  private Optional<String> untimely(Planned one, Topology topology) {
    return one.what() instanceof Act act ? before(one, topology).obstacle(act) : Optional.empty();
  }

  private Succession before(Planned one, Topology topology) {
    var succession = Succession.planned(topology);
    for (var earlier : planned.stream().sorted(Comparator.comparing(Planned::at)).toList()) {
      if (earlier.at().compareTo(one.at()) < 0 && earlier.what() instanceof Act act) {
        succession = succession.after(act);
      }
    }
    return succession;
  }
}
