package loadbearing.check.txn;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.check.txn.Isolation.Found;

/**
 * What transactions were promised: a level, a model of the literature that lies between two levels,
 * or that some anomalies do not appear.
 *
 * @param word its name
 * @param least a level that it implies, if there is one
 * @param forbidden anomalies that it rules out beside those of that level
 * @param most a level that implies it
 * @param isWhole whether it rules out nothing else
 * @see <a href="https://jepsen.io/consistency">Consistency models (jepsen.io)</a>
 */
public record LevelPromise(
    String word, Optional<Level> least, Set<Anomaly> forbidden, Level most, boolean isWhole) {
  /** Models that are no level of ours: what they imply, rule out, and are implied by. */
  private static final Map<String, LevelPromise> BETWEEN =
      named(
          whole("cursor-stability", Level.READ_COMMITTED, Level.SNAPSHOT_ISOLATION)
              .and(Anomaly.LOST_UPDATE),
          whole("consistent-view", Level.READ_COMMITTED, Level.SNAPSHOT_ISOLATION)
              .and(Anomaly.LOST_UPDATE, Anomaly.G_SINGLE),
          part("forward-consistent-view", Level.SNAPSHOT_ISOLATION)
              .and(Anomaly.LOST_UPDATE, Anomaly.G_SINGLE),
          part("update-serializable", Level.SERIALIZABLE)
              .and(Anomaly.LOST_UPDATE, Anomaly.G_SINGLE),
          part("monotonic-view", Level.SNAPSHOT_ISOLATION),
          part("monotonic-snapshot-read", Level.SNAPSHOT_ISOLATION),
          part("monotonic-atomic-view", Level.SNAPSHOT_ISOLATION),
          part("read-atomic", Level.SNAPSHOT_ISOLATION).and(Anomaly.INTERNAL),
          part("update-atomic", Level.SNAPSHOT_ISOLATION)
              .and(Anomaly.INTERNAL, Anomaly.LOST_UPDATE),
          part("causal-cerone", Level.SNAPSHOT_ISOLATION).and(Anomaly.INTERNAL),
          part("prefix", Level.SNAPSHOT_ISOLATION).and(Anomaly.INTERNAL),
          part("parallel-snapshot-isolation", Level.SNAPSHOT_ISOLATION)
              .and(Anomaly.INTERNAL, Anomaly.LOST_UPDATE, Anomaly.G_SINGLE),
          whole(
                  "strong-read-uncommitted",
                  Level.STRONG_SESSION_READ_UNCOMMITTED,
                  Level.STRICT_SERIALIZABLE)
              .and(Anomaly.G0_REALTIME),
          whole(
                  "strong-read-committed",
                  Level.STRONG_SESSION_READ_COMMITTED,
                  Level.STRICT_SERIALIZABLE)
              .and(Anomaly.G0_REALTIME, Anomaly.G1C_REALTIME),
          whole(
                  "strong-snapshot-isolation",
                  Level.STRONG_SESSION_SNAPSHOT_ISOLATION,
                  Level.STRICT_SERIALIZABLE)
              .and(
                  Anomaly.G0_REALTIME,
                  Anomaly.G1C_REALTIME,
                  Anomaly.G_SINGLE_REALTIME,
                  Anomaly.G_NONADJACENT_REALTIME),
          above("linearizable", Level.STRICT_SERIALIZABLE),
          above("sequential", Level.STRONG_SESSION_SERIALIZABLE),
          above("causal", Level.STRONG_SESSION_SERIALIZABLE),
          above("PRAM", Level.STRONG_SESSION_SERIALIZABLE),
          above("writes-follow-reads", Level.STRONG_SESSION_SERIALIZABLE),
          above("monotonic-reads", Level.STRONG_SESSION_SERIALIZABLE),
          above("monotonic-writes", Level.STRONG_SESSION_SERIALIZABLE),
          above("read-your-writes", Level.STRONG_SESSION_SERIALIZABLE));

  /** Other names of those. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          entry("PL-CS", "cursor-stability"),
          entry("PL-2+", "consistent-view"),
          entry("PL-FCV", "forward-consistent-view"),
          entry("PL-3U", "update-serializable"),
          entry("PL-2L", "monotonic-view"),
          entry("PL-MSR", "monotonic-snapshot-read"),
          entry("strong-PL-1", "strong-read-uncommitted"),
          entry("strong-PL-2", "strong-read-committed"));

  public LevelPromise {
    forbidden = Set.copyOf(forbidden);
  }

  /** That {@code level} is kept. */
  public static LevelPromise of(Level level) {
    return new LevelPromise(level.word(), Optional.of(level), Set.of(), level, true);
  }

  /** That nothing of {@code anomalies}, of which there is one at least, appears. */
  public static LevelPromise without(Set<Anomaly> anomalies) {
    var levels =
        Arrays.stream(Level.values())
            .filter(level -> anomalies.stream().allMatch(a -> a.isForbiddenBy(level)))
            .toList();
    var words = String.join(", ", new TreeSet<>(anomalies).stream().map(Anomaly::word).toList());
    return new LevelPromise(
        "freedom from " + words,
        Optional.empty(),
        anomalies,
        Level.weakest(levels).getFirst(),
        true);
  }

  /**
   * What {@code word} names.
   *
   * @throws IllegalArgumentException if there is none; it says which word is near
   */
  public static LevelPromise of(String word) {
    var name = ALIASES.getOrDefault(word, word);
    if (BETWEEN.containsKey(name)) {
      return BETWEEN.get(name);
    }
    return Level.named(word)
        .map(LevelPromise::of)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no consistency level '%s'; did you mean '%s'? There are %s"
                        .formatted(word, Nearest.to(word, words()), String.join(", ", words()))));
  }

  /** All names there are. */
  public static List<String> words() {
    Set<String> words = new TreeSet<>(BETWEEN.keySet());
    words.addAll(ALIASES.keySet());
    words.addAll(Level.words());
    return new ArrayList<>(words);
  }

  /** Whether {@code found} in a judgement by {@code most} breaks it. */
  public boolean isBrokenBy(Found found) {
    return least.filter(found::isForbiddenBy).isPresent()
        || forbidden.contains(found.anomaly()) && found.isForbiddenBy(most);
  }

  /** Whether a judgement by one level decides. */
  public boolean isLevel() {
    return least.equals(Optional.of(most));
  }

  private static Map<String, LevelPromise> named(LevelPromise... promises) {
    return Stream.of(promises).collect(Collectors.toUnmodifiableMap(LevelPromise::word, p -> p));
  }

  private static LevelPromise whole(String word, Level least, Level most) {
    return new LevelPromise(word, Optional.of(least), Set.of(), most, true);
  }

  private static LevelPromise part(String word, Level most) {
    return new LevelPromise(word, Optional.of(Level.READ_COMMITTED), Set.of(), most, false);
  }

  private static LevelPromise above(String word, Level most) {
    return new LevelPromise(word, Optional.empty(), Set.of(), most, false);
  }

  private LevelPromise and(Anomaly... more) {
    return new LevelPromise(word, least, EnumSet.copyOf(Arrays.asList(more)), most, isWhole);
  }
}
