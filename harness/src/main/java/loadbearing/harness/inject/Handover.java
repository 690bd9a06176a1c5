package loadbearing.harness.inject;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import loadbearing.fault.RoleAct;
import loadbearing.fault.Succession;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.harness.time.Time;
import loadbearing.topology.Kind.Role;

/** How databases get other parts in replication, step by step, and what proves it. */
final class Handover {
  private final Replicas replicas;
  private final Time time;

  /** Replicas that do not follow the present primary, because they could not. */
  private final Set<String> alone = ConcurrentHashMap.newKeySet();

  Handover(Replicas replicas, Time time) {
    this.replicas = replicas;
    this.time = time;
  }

  /** What was done, and who is what since when. */
  record Done(Succession after, long at, String words) {}

  Done carryOut(RoleAct act, Succession now) {
    return switch (act) {
      case RoleAct.Promote promote -> promote(promote.node(), now);
      case RoleAct.PromoteBest best -> promote(best(now), now);
      case RoleAct.Switchover switchover -> switchOver(switchover.node(), now);
      case RoleAct.Rejoin rejoin -> rejoin(rejoin.node(), now);
    };
  }

  private String best(Succession now) {
    return replicas.best(now.replicas(now.sets().getFirst().getFirst()));
  }

  private Done promote(String node, Succession now) {
    replicas.lead(node);
    long led = time.nanoTime();
    var after = now.led(node, Role.DEPOSED);
    var words = lead(node, after) + adopt(after.replicas(node), node);
    return new Done(after, led, words);
  }

  private Done switchOver(String node, Succession now) {
    var former = leader(now, node);
    replicas.submit(former);
    inherit(node, former);
    replicas.lead(node);
    long led = time.nanoTime();
    var after = now.led(node, Role.REPLICA);
    var words = new StringBuilder(lead(node, after));
    replicas.follow(former, node);
    words.append(", '%s' follows it".formatted(former));
    var others = after.replicas(node).stream().filter(it -> !it.equals(former)).toList();
    return new Done(after, led, words.append(adopt(others, node)).toString());
  }

  /** Where the next cannot get all that the former has, the former takes writes again. */
  private void inherit(String next, String former) {
    try {
      replicas.catchUp(next, former);
    } catch (RuntimeException failure) {
      replicas.lead(former);
      throw failure;
    }
  }

  private String lead(String primary, Succession after) {
    var writers = after.writers(primary);
    writers.forEach(writer -> replicas.tell(writer, primary));
    return "'%s' leads, %s write there".formatted(primary, writers);
  }

  private String adopt(List<String> nodes, String primary) {
    return nodes.stream().map(node -> adopt(node, primary)).collect(Collectors.joining());
  }

  /** One that is away, or has more than the new primary, is left as it is: it can be rejoined. */
  private String adopt(String node, String primary) {
    try {
      var errant = replicas.errant(node, primary);
      if (errant.isPresent()) {
        return leave(node, "it has " + errant.get());
      }
      replicas.follow(node, primary);
      alone.remove(node);
      return ", '%s' follows it".formatted(node);
    } catch (RuntimeException away) {
      return leave(node, away.getMessage());
    }
  }

  private String leave(String node, String why) {
    alone.add(node);
    return "; '%s' is left alone: %s".formatted(node, why);
  }

  private Done rejoin(String node, Succession now) {
    var primary = leader(now, node);
    replicas.submit(node);
    var errant = replicas.errant(node, primary);
    if (errant.isPresent()) {
      replicas.copy(node, primary);
    }
    replicas.follow(node, primary);
    alone.remove(node);
    var came =
        errant
            .map(it -> "'%s' had %s, was cloned from '%s'".formatted(node, it, primary))
            .orElse("'%s' had nothing that '%s' lacks".formatted(node, primary));
    return new Done(now.rejoined(node), time.nanoTime(), came + " and follows it");
  }

  private static String leader(Succession now, String node) {
    return now.primary(node)
        .orElseThrow(() -> new IllegalStateException("'%s' has no primary".formatted(node)));
  }

  /** One look at what the act is for. */
  Sight look(RoleAct act, Succession now) {
    return switch (act) {
      case RoleAct.Promote promote -> leads(promote.node(), now);
      case RoleAct.PromoteBest best -> leads(leader(now, now.sets().getFirst().getFirst()), now);
      case RoleAct.Switchover switchover ->
          leads(switchover.node(), now).and(followed(switchover.node(), now));
      case RoleAct.Rejoin rejoin -> follows(rejoin.node(), leader(now, rejoin.node()));
    };
  }

  /** A write by its own clients, and one by each of those who write for users. */
  private Sight leads(String node, Succession now) {
    List<String> why = new ArrayList<>();
    replicas.refusal(node).ifPresent(why::add);
    now.writers(node).forEach(writer -> replicas.lost(writer, node).ifPresent(why::add));
    return new Sight(
        why.isEmpty(),
        why.isEmpty()
            ? "'%s' has a write that it took itself and one by each of %s"
                .formatted(node, now.writers(node))
            : String.join("; ", why));
  }

  private Sight followed(String primary, Succession now) {
    return now.replicas(primary).stream()
        .filter(it -> !alone.contains(it))
        .map(it -> follows(it, primary))
        .reduce(new Sight(true, "followed"), Sight::and);
  }

  private Sight follows(String node, String primary) {
    var why = replicas.estranged(node, primary);
    return new Sight(
        why.isEmpty(), why.orElse("'%s' has what '%s' just wrote".formatted(node, primary)));
  }
}
