package loadbearing.node.failover;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who takes over from a lost primary. */
final class Heir {
  private Heir() {}

  /**
   * One that has received all that the primary, as far as it answers, and every other one that
   * follows it has; empty if there is none.
   *
   * @param failed those that could not be promoted when it was tried; one of them is the last
   *     choice, and never replaced by one that has less
   */
  static Optional<String> of(Look look, Rules rules, String primary, Set<String> failed) {
    var candidates = candidates(look, rules, primary);
    return candidates.stream()
        .filter(it -> hasAll(look, it, primary))
        .max(
            Comparator.<String>comparingLong(it -> behind(look, it, candidates))
                .thenComparing(it -> !failed.contains(it))
                .thenComparing(it -> applies(look, it))
                .thenComparing(it -> -rules.databases().indexOf(it)));
  }

  /** Those that follow the primary, or nobody, as one that was promoted by half. */
  private static List<String> candidates(Look look, Rules rules, String primary) {
    return rules.databases().stream()
        .filter(it -> !it.equals(primary) && look.there(it).isPresent())
        .filter(it -> look.source(it).orElse(primary).equals(primary))
        .toList();
  }

  private static boolean hasAll(Look look, String candidate, String primary) {
    var received = look.there(candidate).orElseThrow().received();
    return look.there(primary).map(it -> received.covers(it.executed())).orElse(true)
        && look.databases().keySet().stream()
            .filter(it -> look.source(it).equals(Optional.of(primary)))
            .allMatch(it -> received.covers(look.there(it).orElseThrow().received()));
  }

  /** How many of {@code others} have nothing that it lacks. */
  private static long behind(Look look, String candidate, List<String> others) {
    var received = look.there(candidate).orElseThrow().received();
    return others.stream()
        .filter(it -> received.covers(look.there(it).orElseThrow().received()))
        .count();
  }

  private static boolean applies(Look look, String candidate) {
    return look.there(candidate)
        .flatMap(Look.There::upstream)
        .map(Look.Upstream::applies)
        .orElse(true);
  }
}
