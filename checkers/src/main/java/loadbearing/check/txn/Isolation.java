package loadbearing.check.txn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a history of transactions shows.
 *
 * @param promised what it is judged by
 * @param found what was found, by the order of {@link Anomaly}; of a frequent anomaly the first few
 *     only
 * @param counts how often each was seen; of cycles, how many dependencies close one
 * @param contradictions what makes the history itself doubtful, such as two writes of one value;
 *     without a forbidden anomaly it is then undecided
 * @param exposure what could have gone wrong
 */
public record Isolation(
    LevelPromise promised,
    List<Found> found,
    Map<Anomaly, Long> counts,
    List<String> contradictions,
    Exposure exposure) {

  /**
   * One anomaly.
   *
   * @param anomaly which
   * @param transactions the indices of those that show it, in the order of the proof
   * @param precedences which of them come before which, and why, as far as that is the proof
   * @param why sentences
   * @param isCertain whether all of them said that they committed or aborted; of another it is
   *     known because its write was seen, which says nothing where reads may be dirty
   */
  public record Found(
      Anomaly anomaly,
      List<Integer> transactions,
      List<Precedence> precedences,
      List<String> why,
      boolean isCertain) {
    public Found {
      precedences = List.copyOf(precedences);
      transactions = List.copyOf(transactions);
      why = List.copyOf(why);
    }

    /** Whether a database that promised {@code level} must not show it. */
    public boolean isForbiddenBy(Level level) {
      return anomaly.isForbiddenBy(level) && (isCertain || level.implies(Level.READ_COMMITTED));
    }
  }

  /**
   * How much there was to see.
   *
   * @param committed transactions
   * @param reads steps of them that returned something
   * @param dependencies between two transactions
   * @param largestComponent how many transactions the largest group has of which each depends on
   *     each other; 1 if no two do
   */
  public record Exposure(int committed, long reads, long dependencies, int largestComponent) {}

  public Isolation {
    found = List.copyOf(found);
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    contradictions = List.copyOf(contradictions);
  }

  /** The same, judged by another promise. */
  Isolation by(LevelPromise promise) {
    return new Isolation(promise, found, counts, contradictions, exposure);
  }

  /** The same, undecided for {@code reason}. */
  Isolation doubted(String reason) {
    var more = new ArrayList<>(contradictions);
    more.add(reason);
    return new Isolation(promised, found, counts, more, exposure);
  }

  /** The same, with one more anomaly. */
  Isolation with(Found another) {
    var more = new ArrayList<>(found);
    more.add(another);
    var counted = new TreeMap<>(counts);
    counted.merge(another.anomaly(), 1L, Long::sum);
    return new Isolation(promised, more, counted, contradictions, exposure);
  }

  /** Whether it shows something that breaks the promise. */
  public boolean isBad() {
    return found.stream().anyMatch(promised::isBrokenBy);
  }

  /** Whether nothing forbidden was seen, but the history contradicts itself. */
  public boolean isUndecided() {
    return !isBad() && !contradictions.isEmpty();
  }

  /** The anomalies, each once. */
  public Set<Anomaly> anomalies() {
    var all = EnumSet.noneOf(Anomaly.class);
    found.forEach(f -> all.add(f.anomaly()));
    return all;
  }

  /** The weakest levels that it does not have. */
  public List<Level> violates() {
    return Level.weakest(levels(true));
  }

  /** The strongest levels that it may have. */
  public List<Level> allows() {
    return Level.strongest(levels(false));
  }

  /** What breaks the promise. */
  public List<Found> proofs() {
    return found.stream().filter(promised::isBrokenBy).toList();
  }

  private List<Level> levels(boolean ruledOut) {
    return Arrays.stream(Level.values())
        .filter(level -> found.stream().anyMatch(f -> f.isForbiddenBy(level)) == ruledOut)
        .toList();
  }
}
