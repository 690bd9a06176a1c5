package loadbearing.node.failover;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is left to do when there is a primary: everybody follows it, everybody writes there. */
final class Repairs {
  private Repairs() {}

  /** In the order in which it is to be done. */
  static List<Step> of(Look look, Rules rules, String primary) {
    return Stream.concat(writers(look, rules, primary), followers(look, rules, primary)).toList();
  }

  /** One that does not answer is told when it does. */
  private static Stream<Step> writers(Look look, Rules rules, String primary) {
    return rules.writers().stream()
        .filter(it -> look.writers().containsKey(it) && !look.writers().get(it).equals(primary))
        .map(it -> new Step.Tell(it, primary));
  }

  private static Stream<Step> followers(Look look, Rules rules, String primary) {
    return rules.databases().stream()
        .filter(it -> !it.equals(primary) && look.there(it).isPresent())
        .filter(it -> !comesFrom(look, it, primary))
        .map(it -> follow(look, it, primary));
  }

  /** Whether its data come from the primary, over others perhaps. */
  private static boolean comesFrom(Look look, String database, String primary) {
    var source = look.source(database);
    for (int i = 0; i < look.databases().size() && source.isPresent(); i++) {
      if (source.get().equals(primary) || isAwayFor(look, database, source.get())) {
        return true;
      }
      source = look.source(source.get());
    }
    return false;
  }

  /** The controller does not see it, and its follower does. */
  private static boolean isAwayFor(Look look, String database, String source) {
    return look.there(source).isEmpty()
        && look.there(database)
            .flatMap(Look.There::upstream)
            .filter(it -> it.link() == Look.Link.ON)
            .isPresent();
  }

  /** What it has and the primary lacks is errant: it would stay, or stop it one day. */
  private static Step follow(Look look, String database, String primary) {
    var errant =
        Optional.of(look.there(database).orElseThrow().received())
            .map(it -> it.without(look.there(primary).orElseThrow().executed()))
            .filter(it -> !it.isEmpty());
    return errant
        .<Step>map(
            it ->
                new Step.Name(
                    "%s has transactions that %s lacks, and is left alone until it is cloned: %s"
                        .formatted(database, primary, it)))
        .orElseGet(() -> new Step.Follow(database, primary));
  }
}
