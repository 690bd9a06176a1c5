package loadbearing.check.txn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A graph without cycles that grows edge by edge and shrinks in the opposite order, with a sequence
 * of all its nodes that respects its edges at any time. An edge that does not fit the sequence
 * moves only what lies between its ends.
 *
 * @see <a href="https://doi.org/10.1145/1187436.1210590">Pearce and Kelly, A Dynamic Topological
 *     Sort Algorithm for Directed Acyclic Graphs, 2006</a>
 */
final class Sequence {
  private static final int NONE = -1;

  private final int nodes;
  private final int known;
  private final int[] outStarts;
  private final int[] inStarts;
  private final int[] in;
  private final int[] lastOut;
  private final int[] lastIn;
  private int size;
  private int[] from;
  private int[] to;
  private int[] previousOut;
  private int[] previousIn;
  private final int[] ranks;
  private final int[] cameBy;
  private final int[] visits;
  private int visit;
  private final Reached forward = new Reached();
  private final Reached backward = new Reached();

  /** The edges of {@code graph} stay for good, and keep their numbers. */
  Sequence(Graph graph) {
    nodes = graph.nodes();
    known = graph.edges();
    size = known;
    from = new int[known + 64];
    to = new int[known + 64];
    previousOut = new int[64];
    previousIn = new int[64];
    outStarts = new int[nodes + 1];
    inStarts = new int[nodes + 1];
    for (var node = 0; node < nodes; node++) {
      outStarts[node + 1] = graph.start(node + 1);
      for (var edge = graph.start(node); edge < graph.start(node + 1); edge++) {
        from[edge] = node;
        to[edge] = graph.target(edge);
        inStarts[to[edge] + 1]++;
      }
    }
    Arrays.parallelPrefix(inStarts, Integer::sum);
    in = new int[known];
    var place = inStarts.clone();
    for (var edge = 0; edge < known; edge++) {
      in[place[to[edge]]++] = edge;
    }
    lastOut = new int[nodes];
    lastIn = new int[nodes];
    Arrays.fill(lastOut, NONE);
    Arrays.fill(lastIn, NONE);
    ranks = new int[nodes];
    cameBy = new int[nodes];
    visits = new int[nodes];
  }

  /**
   * Makes the first sequence; of several nodes that may be next the one of the least time is taken.
   * False if the graph has a cycle.
   */
  boolean sort(long[] times) {
    var waitsFor = new int[nodes];
    for (var edge = 0; edge < known; edge++) {
      waitsFor[to[edge]]++;
    }
    var ready =
        new PriorityQueue<Integer>(
            Comparator.<Integer>comparingLong(node -> times[node]).thenComparingInt(node -> node));
    for (var node = 0; node < nodes; node++) {
      if (waitsFor[node] == 0) {
        ready.add(node);
      }
    }
    var placed = 0;
    while (!ready.isEmpty()) {
      var node = ready.poll();
      ranks[node] = placed++;
      for (var edge = outStarts[node]; edge < outStarts[node + 1]; edge++) {
        if (--waitsFor[to[edge]] == 0) {
          ready.add(to[edge]);
        }
      }
    }
    return placed == nodes;
  }

  /** The place of a node, from 0. */
  int rank(int node) {
    return ranks[node];
  }

  int from(int edge) {
    return from[edge];
  }

  int to(int edge) {
    return to[edge];
  }

  /** Whether the edge was there from the beginning. */
  boolean isKnown(int edge) {
    return edge < known;
  }

  /** One more than the highest number of an edge. */
  int size() {
    return size;
  }

  /** Whether {@code first} leads to {@code second}; adds the edges of a way to {@code way}. */
  boolean leads(int first, int second, Ints way) {
    if (ranks[first] >= ranks[second]) {
      return first == second;
    }
    visit++;
    forward.begin(first);
    while (forward.isOpen()) {
      forward(forward.next(), ranks[second]);
      if (visits[second] == visit) {
        for (var node = second; node != first; node = from[cameBy[node]]) {
          way.add(cameBy[node]);
        }
        return true;
      }
    }
    return false;
  }

  /** Adds an edge whose end does not lead to its beginning. */
  void add(int first, int second) {
    if (ranks[first] > ranks[second]) {
      move(first, second);
    }
    grow();
    from[size] = first;
    to[size] = second;
    previousOut[size - known] = lastOut[first];
    previousIn[size - known] = lastIn[second];
    lastOut[first] = size;
    lastIn[second] = size;
    size++;
  }

  /** Takes back the edge that was added last; the sequence stays. */
  void removeLast() {
    size--;
    lastOut[from[size]] = previousOut[size - known];
    lastIn[to[size]] = previousIn[size - known];
  }

  private void grow() {
    if (size == from.length) {
      from = Arrays.copyOf(from, size + (size >> 1));
      to = Arrays.copyOf(to, size + (size >> 1));
    }
    if (size - known == previousOut.length) {
      previousOut = Arrays.copyOf(previousOut, previousOut.length * 2);
      previousIn = Arrays.copyOf(previousIn, previousIn.length * 2);
    }
  }

  /** What leads to {@code first} takes the places before what {@code second} leads to. */
  private void move(int first, int second) {
    visit++;
    forward.begin(second);
    while (forward.isOpen()) {
      forward(forward.next(), ranks[first]);
    }
    backward.begin(first);
    while (backward.isOpen()) {
      backward(backward.next(), ranks[second]);
    }
    var earlier = backward.byRank();
    var later = forward.byRank();
    var places = new int[earlier.length + later.length];
    for (var i = 0; i < places.length; i++) {
      places[i] = (int) (i < earlier.length ? earlier[i] >>> 32 : later[i - earlier.length] >>> 32);
    }
    Arrays.sort(places);
    for (var i = 0; i < places.length; i++) {
      ranks[(int) (i < earlier.length ? earlier[i] : later[i - earlier.length])] = places[i];
    }
  }

  private void forward(int node, int end) {
    for (var edge = outStarts[node]; edge < outStarts[node + 1]; edge++) {
      forward(edge, to[edge], end);
    }
    for (var edge = lastOut[node]; edge != NONE; edge = previousOut[edge - known]) {
      forward(edge, to[edge], end);
    }
  }

  private void forward(int edge, int next, int end) {
    if (visits[next] != visit && ranks[next] <= end) {
      cameBy[next] = edge;
      forward.add(next);
    }
  }

  private void backward(int node, int end) {
    for (var i = inStarts[node]; i < inStarts[node + 1]; i++) {
      enter(from[in[i]], end);
    }
    for (var edge = lastIn[node]; edge != NONE; edge = previousIn[edge - known]) {
      enter(from[edge], end);
    }
  }

  private void enter(int next, int end) {
    if (visits[next] != visit && ranks[next] >= end) {
      backward.add(next);
    }
  }

  /** The nodes that one search came to. */
  private final class Reached {
    private int[] members = new int[64];
    private int count;
    private int done;

    void begin(int node) {
      count = 0;
      done = 0;
      add(node);
    }

    void add(int node) {
      visits[node] = visit;
      if (count == members.length) {
        members = Arrays.copyOf(members, count * 2);
      }
      members[count++] = node;
    }

    boolean isOpen() {
      return done < count;
    }

    int next() {
      return members[done++];
    }

    /** Each as its place (high half) and its number, the earliest first. */
    long[] byRank() {
      var sorted = new long[count];
      for (var i = 0; i < count; i++) {
        sorted[i] = ((long) ranks[members[i]] << 32) | members[i];
      }
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
