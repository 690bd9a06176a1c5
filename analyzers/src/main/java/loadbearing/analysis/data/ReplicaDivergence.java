package loadbearing.analysis.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Finding.Evidence;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.observed.Shares;
import loadbearing.fault.Succession;
import loadbearing.history.Kept;
import loadbearing.history.Operation;
import loadbearing.history.Run;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;

/**
 * Whether databases between which writes are replicated have the same writes when the run is over,
 * row by row. Exposure is the writes that any of the two has.
 */
public final class ReplicaDivergence implements Analyzer {
  /** Whether two databases have the same writes in the end. */
  public static final Measure SAME_WRITES =
      Measure.less(
          "same-writes",
          "",
          "the share of writes that only one of two databases has; holds if none");

  private static final double CONFIDENCE = 0.95;
  private static final int SHOWN = 5;

  @Override
  public List<Measure> measures() {
    return List.of(SAME_WRITES);
  }

  @Override
  public List<Finding> judge(Run run) {
    Set<Set<String>> seen = new HashSet<>();
    return followers(run)
        .filter(pair -> seen.add(Set.of(pair.replica(), pair.source())))
        .map(pair -> between(run, pair.replica(), pair.source()))
        .toList();
  }

  /** One database that follows another when the run is over. */
  private record Follows(String replica, String source) {}

  /**
   * As the edges say, except where roles changed: then every replica follows the primary of the
   * end, and who was deposed follows nobody.
   */
  private static Stream<Follows> followers(Run run) {
    return run.topology().edges().stream()
        .filter(Edge::isReplication)
        .flatMap(edge -> hasChanged(run, edge) ? anew(run, edge) : asDrawn(edge));
  }

  private static Stream<Follows> asDrawn(Edge edge) {
    return Stream.of(new Follows(edge.from(), edge.to()));
  }

  private static boolean hasChanged(Run run, Edge edge) {
    return set(run, edge)
        .anyMatch(
            name ->
                run.role(name, Long.MAX_VALUE) == Kind.Role.PRIMARY
                    && run.topology().node(name).kind().role() == Kind.Role.REPLICA);
  }

  private static Stream<Follows> anew(Run run, Edge edge) {
    return set(run, edge)
        .filter(name -> run.role(name, Long.MAX_VALUE) == Kind.Role.PRIMARY)
        .flatMap(
            primary ->
                set(run, edge)
                    .filter(name -> run.role(name, Long.MAX_VALUE) == Kind.Role.REPLICA)
                    .map(replica -> new Follows(replica, primary)));
  }

  private static Stream<String> set(Run run, Edge edge) {
    return Succession.of(run.topology()).set(edge.from()).stream();
  }

  private static Finding between(Run run, String one, String other) {
    var subject = Subject.of(new Aspect.Between(one, other));
    var first = kept(run, one);
    var second = kept(run, other);
    if (first.isEmpty() || second.isEmpty()) {
      return Finding.undecided(
          SAME_WRITES,
          subject,
          0,
          "%s did not say, or not to the end, what it has"
              .formatted(first.isEmpty() ? one : other));
    }
    var all = new TreeSet<>(first.get());
    all.addAll(second.get());
    var differing =
        all.stream()
            .filter(id -> !(first.get().contains(id) && second.get().contains(id)))
            .toList();
    if (all.isEmpty()) {
      return Finding.undecided(SAME_WRITES, subject, 0, "neither has a write");
    }
    var rows = rows(run, differing, Map.of(one, first.get(), other, second.get()));
    return Finding.decided(
            SAME_WRITES,
            subject,
            differing.isEmpty() ? Verdict.HOLDS : Verdict.REFUTED,
            (double) differing.size() / all.size(),
            Optional.of(Shares.wrong(run, times(run, differing), all.size(), CONFIDENCE)),
            all.size(),
            "%d of %d writes are on one of the two only, in %d rows"
                .formatted(differing.size(), all.size(), rows.size()))
        .with(
            rows.stream()
                .limit(SHOWN)
                .map(
                    row ->
                        new Evidence(
                            row.sentence(), row.touchedBy().stream().map(Operation::id).toList()))
                .toList());
  }

  private static Optional<Set<Long>> kept(Run run, String database) {
    var lines =
        run.history().of(Kept.class).stream().filter(k -> k.database().equals(database)).toList();
    if (lines.stream().noneMatch(Kept::last)) {
      return Optional.empty();
    }
    Set<Long> ids = new HashSet<>();
    lines.forEach(line -> ids.addAll(line.operations()));
    return Optional.of(ids);
  }

  /** The rows that the writes are about, and which of them each database has. */
  private static List<Divergence> rows(
      Run run, List<Long> differing, Map<String, Set<Long>> databases) {
    var operations = run.history().of(Operation.class);
    Map<Long, String> rows = new HashMap<>();
    operations.forEach(operation -> rows.put(operation.id(), Divergence.row(operation)));
    Map<String, Map<String, String>> copies = new TreeMap<>();
    databases.forEach(
        (database, ids) -> {
          Map<String, List<Long>> byRow = new TreeMap<>();
          for (var id : differing) {
            var row = rows.getOrDefault(id, "");
            var list =
                byRow.computeIfAbsent(row.isEmpty() ? "write " + id : row, r -> new ArrayList<>());
            if (ids.contains(id)) {
              list.add(id);
            }
          }
          Map<String, String> states = new TreeMap<>();
          byRow.forEach((row, list) -> states.put(row, "with writes " + list));
          copies.put(database, states);
        });
    return Divergence.between(copies, new LinkedHashSet<>(operations));
  }

  /** When the writes were called; of one that the record does not know that is time zero. */
  private static LongStream times(Run run, List<Long> writes) {
    Map<Long, Long> called = new HashMap<>();
    run.history().of(Operation.class).forEach(o -> called.put(o.id(), o.called()));
    return writes.stream().mapToLong(id -> called.getOrDefault(id, 0L));
  }
}
