package loadbearing.node.failover;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a controller thinks, as a value: looks go in, the next step comes out, and nothing else is
 * asked, neither a clock nor a server. A controller that was started anew has an empty mind, and
 * goes on from what it finds.
 *
 * @param rules by which it decides
 * @param primary who takes the writes; empty before the first look, and while several claim it
 * @param last the latest look
 * @param signs of life that the primary gave
 * @param lostSince when enough places began to say, without a break, that the primary is lost
 * @param rivalSince when another one was first seen to take writes too, without a break
 * @param deposed those that were the primary before, until they follow again
 * @param fenced whether it was tried to keep the lost primary from writing
 * @param failed those whose promotion failed
 * @param named what was named already
 */
public record Mind(
    Rules rules,
    Optional<String> primary,
    Optional<Look> last,
    Signs signs,
    OptionalLong lostSince,
    OptionalLong rivalSince,
    Set<String> deposed,
    boolean fenced,
    Set<String> failed,
    Set<String> named) {
  public Mind {
    deposed = Set.copyOf(deposed);
    failed = Set.copyOf(failed);
    named = Set.copyOf(named);
  }

  /** Before the first look. */
  public static Mind of(Rules rules) {
    return new Mind(
        rules,
        Optional.empty(),
        Optional.empty(),
        Signs.NONE,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Set.of(),
        false,
        Set.of(),
        Set.of());
  }

  /** After one more look. */
  public Mind after(Look look) {
    var leader = Leader.of(look, rules, primary, deposed);
    boolean goesOn = goesOn(look) && leader.equals(primary);
    var before = goesOn ? signs : Signs.NONE;
    var now = leader.map(it -> before.after(look, it)).orElse(Signs.NONE);
    boolean isLost =
        leader.map(it -> Votes.of(look, it, now, rules).lost() >= rules.votes()).orElse(false)
            && !before.grewTo(now);
    boolean hasRival = leader.filter(it -> rival(look, it).isPresent()).isPresent();
    return new Mind(
        rules,
        leader,
        Optional.of(look),
        now,
        since(isLost, goesOn ? lostSince : OptionalLong.empty(), look),
        since(hasRival, goesOn ? rivalSince : OptionalLong.empty(), look),
        deposed(look, leader),
        fenced && isLost && goesOn,
        leader.equals(primary) ? failed : Set.of(),
        named);
  }

  /** Who was paused has seen nothing meanwhile: what was before does not count. */
  private boolean goesOn(Look look) {
    return last.map(it -> look.at() - it.at() <= rules.gap().toNanos()).orElse(false);
  }

  private static OptionalLong since(boolean holds, OptionalLong since, Look look) {
    if (!holds) {
      return OptionalLong.empty();
    }
    return since.isPresent() ? since : OptionalLong.of(look.at());
  }

  private Set<String> deposed(Look look, Optional<String> leader) {
    Set<String> next = new HashSet<>(deposed);
    primary.ifPresent(next::add);
    next.removeIf(it -> leader.equals(Optional.of(it)) || look.source(it).isPresent());
    return leader.isPresent() ? next : deposed;
  }

  private Optional<String> rival(Look look, String leader) {
    return rules.databases().stream()
        .filter(it -> !it.equals(leader) && look.isWritable(it))
        .findFirst();
  }

  /** What each place says of the primary now. */
  public String votes() {
    return last.flatMap(look -> primary.map(it -> Votes.of(look, it, signs, rules).words()))
        .orElse("no look yet");
  }

  /** Whether the primary seems lost, for the first time in this look or before. */
  public boolean isInDoubt() {
    return lostSince.isPresent();
  }

  /** What to do next. */
  public Step next() {
    var step = last.map(this::next).orElse(new Step.Rest("no look yet"));
    return step instanceof Step.Name name && named.contains(name.what())
        ? new Step.Rest(name.what())
        : step;
  }

  private Step next(Look look) {
    if (primary.isEmpty()) {
      return new Step.Name("several databases take writes, and nothing tells which is the primary");
    }
    var leader = primary.get();
    var rival = rival(look, leader);
    if (rival.isPresent()) {
      return against(rival.get(), leader, look);
    }
    if (hasLasted(lostSince, look)) {
      return fenced ? replace(leader, look) : new Step.Fence(leader, votes());
    }
    return look.isWritable(leader)
        ? repair(leader, look)
        : new Step.Rest("%s takes no writes; %s".formatted(leader, votes()));
  }

  /** An operator who promotes another one has told the writers by then. */
  private Step against(String rival, String leader, Look look) {
    var both = "two primaries, %s and %s".formatted(leader, rival);
    return deposed.contains(rival) || hasLasted(rivalSince, look)
        ? new Step.Fence(rival, both)
        : new Step.Name(both);
  }

  private boolean hasLasted(OptionalLong since, Look look) {
    return since.isPresent() && look.at() - since.getAsLong() >= rules.agreement().toNanos();
  }

  private Step replace(String leader, Look look) {
    return Heir.of(look, rules, leader, failed)
        .<Step>map(heir -> new Step.Promote(heir, leader, votes()))
        .orElseGet(
            () ->
                new Step.Name(
                    "%s is lost (%s), and none that answers has all that the others have"
                        .formatted(leader, votes())));
  }

  private Step repair(String leader, Look look) {
    return Repairs.of(look, rules, leader).stream()
        .filter(it -> !(it instanceof Step.Name name && named.contains(name.what())))
        .findFirst()
        .orElse(new Step.Rest("%s takes the writes; %s".formatted(leader, votes())));
  }

  /**
   * After a step was tried.
   *
   * @param isDone whether it was done as far as it had to be
   */
  public Mind tried(Step step, boolean isDone) {
    return switch (step) {
      case Step.Name name -> with(primary, fenced, failed, plus(named, name.what()));
      case Step.Fence fence ->
          with(primary, fenced || primary.equals(Optional.of(fence.database())), failed, named);
      case Step.Promote promote ->
          isDone
              ? promoted(promote)
              : with(primary, fenced, plus(failed, promote.database()), named);
      case Step.Follow follow -> this;
      case Step.Tell tell -> this;
      case Step.Rest rest -> this;
    };
  }

  private Mind promoted(Step.Promote promote) {
    return new Mind(
        rules,
        Optional.of(promote.database()),
        last,
        Signs.NONE,
        OptionalLong.empty(),
        OptionalLong.empty(),
        plus(deposed, promote.former()),
        false,
        Set.of(),
        named);
  }

  private static Set<String> plus(Set<String> all, String one) {
    Set<String> more = new HashSet<>(all);
    more.add(one);
    return more;
  }

  private Mind with(
      Optional<String> leader, boolean isFenced, Set<String> failures, Set<String> names) {
    return new Mind(
        rules, leader, last, signs, lostSince, rivalSince, deposed, isFenced, failures, names);
  }
}
