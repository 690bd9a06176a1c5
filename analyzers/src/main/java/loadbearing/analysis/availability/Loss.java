package loadbearing.analysis.availability;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import loadbearing.analysis.observed.Span;
import loadbearing.fault.NodeFault;
import loadbearing.history.Change;
import loadbearing.history.Episode;
import loadbearing.history.Run;

/**
 * What a fault took away from the graph and for how long, as it really happened.
 *
 * @param episode the fault
 * @param nodes those that served nobody
 * @param edges those over which nothing could be had, {@code from->to}
 * @param span from when the injector had acted until a probe saw the fault gone; until it was
 *     healed if none saw that, until the end of time if it never was
 * @param detected when some node first said of a lost node, or of either end of a lost edge, that
 *     it is no longer UP; empty if none did
 * @param readmitted when some node first said of a lost node, after the loss was over, that it is
 *     UP; empty if none did
 */
public record Loss(
    Episode episode,
    Set<String> nodes,
    Set<String> edges,
    Span span,
    OptionalLong detected,
    OptionalLong readmitted) {
  private static final long SETTLING = 1_000_000_000L;

  public Loss {
    nodes = Set.copyOf(nodes);
    edges = Set.copyOf(edges);
  }

  /**
   * What the faults of {@code run} took away, ordered by time. Faults that only make something
   * slower or smaller took nothing from the graph and are left out.
   */
  public static List<Loss> of(Run run) {
    var changes = run.history().of(Change.class);
    return run.episodes().stream()
        .filter(episode -> episode.began().isPresent())
        .map(episode -> of(run, episode, changes))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingLong(loss -> loss.span().from()))
        .toList();
  }

  /** Whether those who ask it wait for an answer; else they are refused at once. */
  public boolean isSilent() {
    return !(episode.fault() instanceof NodeFault.Kill);
  }

  /** The one component that it took; empty if it took several. */
  public Optional<String> component() {
    return nodes.size() + edges.size() == 1
        ? Optional.of(nodes.isEmpty() ? edges.iterator().next() : nodes.iterator().next())
        : Optional.empty();
  }

  /**
   * When everybody may use again what it took: a second after a node said that it is back, and at
   * the latest when {@code failover} allows; after it is admitted it may still lose what it is
   * given while it is not ready.
   */
  long back(Failover failover) {
    long latest = span.to() == Long.MAX_VALUE ? Long.MAX_VALUE : span.to() + failover.failback();
    return readmitted.isEmpty() ? latest : Math.min(latest, readmitted.getAsLong() + SETTLING);
  }

  private static Optional<Loss> of(Run run, Episode episode, List<Change> changes) {
    var gone = episode.fault().takesAway().in(run.topology());
    var span = span(episode);
    var felt = new HashSet<>(gone.nodes());
    gone.edges().forEach(edge -> felt.addAll(ends(run, edge)));
    var about = changes.stream().filter(change -> felt.contains(change.subject())).toList();
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Loss(
                episode,
                gone.nodes(),
                gone.edges(),
                span,
                detected(about, span),
                readmitted(about, span)));
  }

  private static OptionalLong detected(List<Change> changes, Span span) {
    return changes.stream()
        .filter(change -> !change.isUp())
        .mapToLong(Change::at)
        .filter(span::contains)
        .findFirst();
  }

  private static OptionalLong readmitted(List<Change> changes, Span span) {
    return changes.stream()
        .filter(change -> change.at() >= span.to() && change.isUp())
        .mapToLong(Change::at)
        .findFirst();
  }

  private static Span span(Episode episode) {
    long from = episode.began().orElseThrow();
    long healed = episode.healed().orElse(Long.MAX_VALUE);
    return new Span(from, Math.max(from, episode.healProved().orElse(healed)));
  }

  /**
   * Those who feel that an edge is lost: its client cannot do its work, or says so of its server.
   */
  private static List<String> ends(Run run, String edge) {
    return List.of(run.topology().edge(edge).from(), run.topology().edge(edge).to());
  }
}
