package loadbearing.topology.classic;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import loadbearing.topology.Balancing;
import loadbearing.topology.Group;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;

/**
 * A12: three databases that agree on every write, behind a balancer that asks them who of them
 * takes writes. Two of the three are needed.
 */
public final class SynchronousGroup {
  private static final List<String> MEMBERS = List.of("member1", "member2", "member3");
  private static final int MAJORITY = 2;

  private static final Architecture.Setting PRIMARIES =
      new Architecture.Setting("primaries", "1", "1 or 3");

  /** Where reads go: to who takes writes, or to all that are in the group. */
  private static final Architecture.Setting READS =
      new Architecture.Setting("reads", "primary", "primary or members");

  private static final Architecture.Setting CONSISTENCY =
      new Architecture.Setting(
          "consistency",
          "before_on_primary_failover",
          "eventual, before_on_primary_failover, before, after or before_and_after");

  /**
   * Seconds. MySQL's own standard is 5, with which a group without its primary takes writes again
   * after some 20 s; with 0 it does after 6 s.
   */
  private static final Architecture.Setting EXPEL =
      new Architecture.Setting("expel", "0", "0 to 3600 s");

  static final Architecture ARCHITECTURE =
      new Architecture(
          "A12",
          "synchronous group",
          List.of(PRIMARIES, READS, CONSISTENCY, EXPEL, Defaults.BALANCING),
          settings ->
              topology(
                  Architecture.number(settings, PRIMARIES.name()),
                  readsMembers(settings.get(READS.name())),
                  consistency(settings.get(CONSISTENCY.name())),
                  Duration.ofSeconds(Architecture.number(settings, EXPEL.name())),
                  Balancing.of(settings.get(Defaults.BALANCING.name()))));

  private SynchronousGroup() {}

  private static boolean readsMembers(String word) {
    return switch (word) {
      case "primary" -> false;
      case "members" -> true;
      default ->
          throw new IllegalArgumentException(
              "reads must be primary or members, got '%s'".formatted(word));
    };
  }

  private static Kind.Consistency consistency(String word) {
    return Arrays.stream(Kind.Consistency.values())
        .filter(it -> it.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "consistency must be %s, got '%s'".formatted(CONSISTENCY.range(), word)));
  }

  /**
   * The architecture.
   *
   * @param primaries members that take writes, 1 or 3
   * @param readsMembers whether every member is read, and not only who takes writes
   */
  public static Topology topology(
      int primaries,
      boolean readsMembers,
      Kind.Consistency consistency,
      Duration expelAfter,
      Balancing balancing) {
    if (primaries != 1 && primaries != MEMBERS.size()) {
      throw new IllegalArgumentException("primaries must be 1 or 3, got " + primaries);
    }
    var site = Defaults.SITE;
    var draft = new Draft().balanced(balancing);
    for (var app : List.of("app1", "app2")) {
      if (readsMembers) {
        draft.app(app, site, "writes", "reads");
      } else {
        draft.app(app, site, "writes");
      }
    }
    draft.alike("clones", List.of("app1", "app2")).writes("writes", site, MEMBERS);
    if (readsMembers) {
      draft.reads("reads", site, MEMBERS);
    }
    for (int i = 0; i < MEMBERS.size(); i++) {
      var role = i < primaries ? Kind.Role.PRIMARY : Kind.Role.REPLICA;
      draft.member(
          MEMBERS.get(i),
          site,
          new Kind.Member(role, consistency, expelAfter),
          MEMBERS.subList(0, i));
    }
    return draft
        .group(new Group("members", MEMBERS, MAJORITY))
        .topology(
            "A12",
            "synchronous group",
            primaries == 1
                ? "Three databases agree on every write; the one that the group chose takes them."
                : "Three databases agree on every write; all of them take some.");
  }
}
