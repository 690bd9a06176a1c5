package loadbearing.node.failover;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom a look shows to be the primary. */
final class Leader {
  private Leader() {}

  /**
   * The primary, or empty if several claim it and nothing tells them apart.
   *
   * @param known who it was until now, if that is remembered
   * @param deposed those that were the primary and must not be again by themselves
   */
  static Optional<String> of(Look look, Rules rules, Optional<String> known, Set<String> deposed) {
    var claimants = claimants(look, rules);
    var chosen = chosen(look, rules);
    return chosen
        .filter(it -> claimants.contains(it) && !deposed.contains(it))
        .or(() -> known.or(() -> chosen).map(it -> handedOver(look, it, claimants, deposed)))
        .or(() -> found(look, rules, claimants));
  }

  /** Those that take writes and follow nobody. */
  private static List<String> claimants(Look look, Rules rules) {
    return rules.databases().stream()
        .filter(look::isWritable)
        .filter(database -> look.source(database).isEmpty())
        .toList();
  }

  /** Where all write who write for users: some may have been told long ago, and speak for none. */
  private static Optional<String> chosen(Look look, Rules rules) {
    return rules.databases().stream()
        .filter(
            it ->
                !rules.writers().isEmpty()
                    && rules.writers().stream()
                        .allMatch(writer -> it.equals(look.writers().get(writer))))
        .findFirst();
  }

  /** An operator may have given the writes to another one; who was deposed just came back. */
  private static String handedOver(
      Look look, String known, List<String> claimants, Set<String> deposed) {
    var heirs = claimants.stream().filter(it -> !deposed.contains(it)).toList();
    return look.isWritable(known) || heirs.size() != 1 ? known : heirs.getFirst();
  }

  private static Optional<String> found(Look look, Rules rules, List<String> claimants) {
    if (claimants.isEmpty()) {
      return Optional.of(followed(look, rules));
    }
    var most = claimants.stream().mapToLong(it -> followers(look, it)).max().orElse(0);
    var first = claimants.stream().filter(it -> followers(look, it) == most).toList();
    return first.size() == 1 ? Optional.of(first.getFirst()) : Optional.empty();
  }

  /** Nobody takes writes: it is whom most follow, and the one of the settings if nobody follows. */
  private static String followed(Look look, Rules rules) {
    return rules.databases().stream()
        .filter(it -> look.source(it).isEmpty())
        .max(
            Comparator.<String>comparingLong(it -> followers(look, it))
                .thenComparing(it -> -rules.databases().indexOf(it)))
        .orElse(rules.databases().getFirst());
  }

  private static long followers(Look look, String database) {
    return look.databases().keySet().stream()
        .filter(it -> look.source(it).equals(Optional.of(database)))
        .count();
  }
}
