package loadbearing.check.txn;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a database can promise of transactions. One that keeps a level keeps all that it implies.
 *
 * <p>The strong-session levels add that a process sees what it did before; strict serializability
 * adds that everybody sees what was done before.
 *
 * @see <a href="https://jepsen.io/consistency">Consistency models (jepsen.io)</a>
 */
public enum Level {
  READ_UNCOMMITTED,
  READ_COMMITTED(READ_UNCOMMITTED),
  REPEATABLE_READ(READ_COMMITTED),
  SNAPSHOT_ISOLATION(READ_COMMITTED),
  SERIALIZABLE(REPEATABLE_READ, SNAPSHOT_ISOLATION),
  STRONG_SESSION_READ_UNCOMMITTED(READ_UNCOMMITTED),
  STRONG_SESSION_READ_COMMITTED(READ_COMMITTED, STRONG_SESSION_READ_UNCOMMITTED),
  STRONG_SESSION_SNAPSHOT_ISOLATION(SNAPSHOT_ISOLATION, STRONG_SESSION_READ_COMMITTED),
  STRONG_SESSION_SERIALIZABLE(SERIALIZABLE, STRONG_SESSION_SNAPSHOT_ISOLATION),
  STRICT_SERIALIZABLE(STRONG_SESSION_SERIALIZABLE);

  /** Names that Adya, Elle and others have for the same. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("PL-1", "read-uncommitted"),
          Map.entry("PL-2", "read-committed"),
          Map.entry("PL-2.99", "repeatable-read"),
          Map.entry("PL-SI", "snapshot-isolation"),
          Map.entry("PL-3", "serializable"),
          Map.entry("conflict-serializable", "serializable"),
          Map.entry("view-serializable", "serializable"),
          Map.entry("1SR", "serializable"),
          Map.entry("session-serializable", "strong-session-serializable"),
          Map.entry("PL-SS", "strict-serializable"),
          Map.entry("strong-serializable", "strict-serializable"),
          Map.entry("strong-session-PL-1", "strong-session-read-uncommitted"),
          Map.entry("strong-session-PL-2", "strong-session-read-committed"),
          Map.entry("strong-session-PL-SI", "strong-session-snapshot-isolation"),
          Map.entry("strong-session-PL-3", "strong-session-serializable"));

  private final Set<Level> implied;

  Level(Level... weaker) {
    implied = weaker.length == 0 ? Set.of() : closure(weaker);
  }

  private static Set<Level> closure(Level... weaker) {
    Set<Level> all = new HashSet<>(Arrays.asList(weaker));
    Arrays.stream(weaker).forEach(level -> all.addAll(level.implied));
    return all;
  }

  /** Whether a database that keeps this level keeps {@code other} too. */
  public boolean implies(Level other) {
    return this == other || implied.contains(other);
  }

  /** As it is spelled, such as {@code read-committed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The level that {@code word} names, as others spell it too; the error lists our names. */
  public static Level of(String word) {
    return named(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no consistency level '%s'; there are %s"
                        .formatted(word, Arrays.stream(values()).map(Level::word).toList())));
  }

  /** The level that {@code word} names, as others spell it too; empty if none does. */
  static Optional<Level> named(String word) {
    var name = ALIASES.getOrDefault(word, word);
    return Arrays.stream(values()).filter(level -> level.word().equals(name)).findFirst();
  }

  /** All names there are, also those of others. */
  static Set<String> words() {
    Set<String> words = new HashSet<>(ALIASES.keySet());
    Arrays.stream(values()).map(Level::word).forEach(words::add);
    return words;
  }

  /** The orders it needs: 0 none, 1 that of a process, 2 that of real time too. */
  int order() {
    return switch (this) {
      case READ_UNCOMMITTED, READ_COMMITTED, REPEATABLE_READ, SNAPSHOT_ISOLATION, SERIALIZABLE -> 0;
      case STRONG_SESSION_READ_UNCOMMITTED,
          STRONG_SESSION_READ_COMMITTED,
          STRONG_SESSION_SNAPSHOT_ISOLATION,
          STRONG_SESSION_SERIALIZABLE ->
          1;
      case STRICT_SERIALIZABLE -> 2;
    };
  }

  /** The strongest level that this one implies and that needs no order of process or real time. */
  public Level withoutOrder() {
    return switch (this) {
      case READ_UNCOMMITTED, STRONG_SESSION_READ_UNCOMMITTED -> READ_UNCOMMITTED;
      case READ_COMMITTED, STRONG_SESSION_READ_COMMITTED -> READ_COMMITTED;
      case REPEATABLE_READ -> REPEATABLE_READ;
      case SNAPSHOT_ISOLATION, STRONG_SESSION_SNAPSHOT_ISOLATION -> SNAPSHOT_ISOLATION;
      case SERIALIZABLE, STRONG_SESSION_SERIALIZABLE, STRICT_SERIALIZABLE -> SERIALIZABLE;
    };
  }

  /** Those that imply no other of {@code levels}. */
  public static List<Level> weakest(Collection<Level> levels) {
    return levels.stream()
        .filter(level -> levels.stream().noneMatch(o -> o != level && level.implies(o)))
        .sorted()
        .toList();
  }

  /** Those that no other of {@code levels} implies. */
  static List<Level> strongest(Collection<Level> levels) {
    return levels.stream()
        .filter(level -> levels.stream().noneMatch(o -> o != level && o.implies(level)))
        .sorted()
        .toList();
  }
}
