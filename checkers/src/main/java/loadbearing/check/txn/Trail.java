package loadbearing.check.txn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import loadbearing.check.txn.Sentences.Link;
import loadbearing.check.txn.VersionSearch.Way;

/**
 * The edges that a search added to what is known: some tried, each of which begins a depth, the
 * others with the reason why they follow.
 */
final class Trail {
  private final Sequence sequence;
  private final int first;
  private final List<Added> added = new ArrayList<>();
  private final List<Tried> tried = new ArrayList<>();

  /**
   * Why something follows.
   *
   * @param edges that were added before
   * @param links what is known
   * @param transactions whose steps say so
   */
  record Reason(List<Integer> edges, Set<Link> links, Set<Integer> transactions) {
    Reason and(Reason other) {
      return new Reason(
          Stream.concat(edges.stream(), other.edges.stream()).toList(),
          union(links, other.links),
          union(transactions, other.transactions));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
      var all = new HashSet<>(one);
      all.addAll(other);
      return all;
    }
  }

  /** One edge; one that was tried has no reason. */
  private record Added(int depth, Optional<Reason> reason) {}

  /** What was tried, what else there was, and who had the choice. */
  private record Tried(int edge, Way other, Set<Integer> transactions) {}

  Trail(Sequence sequence) {
    this.sequence = sequence;
    first = sequence.size();
  }

  /** Adds an edge that follows. */
  void follow(Way way, Reason reason) {
    sequence.add(way.first(), way.second());
    added.add(new Added(tried.size(), Optional.of(reason)));
  }

  /** Adds one of two edges, without a reason. */
  void attempt(Way way, Way other, Set<Integer> transactions) {
    tried.add(new Tried(sequence.size(), other, transactions));
    sequence.add(way.first(), way.second());
    added.add(new Added(tried.size(), Optional.empty()));
  }

  /**
   * Turns around the last try that has to do with a contradiction; gives what proves it if none
   * has.
   */
  Optional<Reason> turn(Reason contradiction) {
    // What followed before anything was tried stays, and needs no reason until the end.
    var causes = causes(contradiction, 1);
    var depths =
        causes.edges().stream().mapToInt(this::depth).filter(d -> d > 0).sorted().toArray();
    if (depths.length == 0) {
      return Optional.of(causes(causes, 0));
    }
    var turned = tried.get(depths[depths.length - 1] - 1);
    back(depths.length == 1 ? 0 : depths[depths.length - 2]);
    var others = causes.edges().stream().filter(edge -> edge != turned.edge()).toList();
    var reason =
        new Reason(others, causes.links(), causes.transactions())
            .and(new Reason(List.of(), Set.of(), turned.transactions()));
    follow(turned.other(), reason);
    return Optional.empty();
  }

  private int depth(int edge) {
    return added.get(edge - first).depth();
  }

  private void back(int depth) {
    while (tried.size() > depth) {
      tried.removeLast();
    }
    while (!added.isEmpty() && added.getLast().depth() > depth) {
      added.removeLast();
      sequence.removeLast();
    }
  }

  /** Takes the reasons of all edges of at least that depth in their place, again and again. */
  private Reason causes(Reason of, int least) {
    Set<Integer> seen = new HashSet<>(of.edges());
    List<Integer> open = new ArrayList<>(seen);
    List<Integer> causes = new ArrayList<>();
    Set<Link> links = new HashSet<>(of.links());
    Set<Integer> transactions = new HashSet<>(of.transactions());
    while (!open.isEmpty()) {
      var edge = open.removeLast();
      var entry = added.get(edge - first);
      if (entry.depth() < least || entry.reason().isEmpty()) {
        causes.add(edge);
        continue;
      }
      var reason = entry.reason().get();
      links.addAll(reason.links());
      transactions.addAll(reason.transactions());
      reason.edges().stream().filter(seen::add).forEach(open::add);
    }
    return new Reason(causes, links, transactions);
  }
}
