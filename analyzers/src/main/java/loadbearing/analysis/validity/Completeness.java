package loadbearing.analysis.validity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import loadbearing.history.Operation;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.workload.Load;
import loadbearing.workload.draw.Draw;
import loadbearing.workload.draw.Timetable;

/**
 * Whether the record has every operation that the seeded plan wanted, each once, and no other.
 *
 * <p>The plan says who arrives when, what each user wants one after the other, and until when. A
 * record that lost some of its middle does not go on as its users did, and one that lost its end
 * stops too soon. Of a history that breaks off, what is there is compared.
 *
 * @param users how many the plan has
 * @param gaps when the first operation was due that the record lacks of a user, ns since time zero,
 *     by user
 * @param foreign ids of operations that the plan did not want, or not then
 * @param repeated ids of operations that are there more than once
 */
record Completeness(int users, Map<Integer, Long> gaps, List<Long> foreign, List<Long> repeated) {

  /** What {@code run} has of what its plan wanted. */
  static Completeness of(Run run) {
    Set<Long> seen = new HashSet<>();
    List<Long> repeated = new ArrayList<>();
    Map<Integer, List<Operation>> byUser = new TreeMap<>();
    for (var operation : run.history().of(Operation.class)) {
      if (seen.add(operation.id())) {
        byUser.computeIfAbsent(operation.process(), user -> new ArrayList<>()).add(operation);
      } else {
        repeated.add(operation.id());
      }
    }
    return follow(run, byUser, repeated);
  }

  private static Completeness follow(
      Run run, Map<Integer, List<Operation>> byUser, List<Long> repeated) {
    Map<Integer, Long> gaps = new TreeMap<>();
    List<Long> foreign = new ArrayList<>();
    var arrivals = arrivals(run.plan());
    var draws = new Draw.Source(run.plan().workload(), run.plan().seed());
    int users = users(run.plan().load(), arrivals);
    for (int user = 0; user < users; user++) {
      var trail = new UserTrail(run.plan(), draws.of(user), due(run.plan(), arrivals, user));
      byUser.getOrDefault(user, List.of()).stream()
          .sorted(Comparator.comparingLong(Operation::due).thenComparingLong(Operation::id))
          .forEach(trail::follow);
      byUser.remove(user);
      foreign.addAll(trail.foreign());
      if (run.history().complete() && trail.gap().isPresent()) {
        gaps.put(user, trail.gap().getAsLong());
      }
    }
    byUser.values().forEach(strangers -> strangers.forEach(it -> foreign.add(it.id())));
    return new Completeness(users, gaps, foreign, repeated);
  }

  private static Optional<Timetable> arrivals(Plan plan) {
    return plan.load() instanceof Load.Open open
        ? Optional.of(Timetable.of(open, plan.warmUp().plus(plan.duration()), plan.seed()))
        : Optional.empty();
  }

  private static int users(Load load, Optional<Timetable> arrivals) {
    return load instanceof Load.Closed closed ? closed.users() : arrivals.orElseThrow().count();
  }

  private static OptionalLong due(Plan plan, Optional<Timetable> arrivals, int user) {
    return arrivals
        .map(all -> OptionalLong.of(all.at(user) - plan.warmUp().toNanos()))
        .orElse(OptionalLong.empty());
  }

  /** In words, all that does not fit; empty if the record is the plan's. */
  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (!gaps.isEmpty()) {
      var first = gaps.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
      reasons.add(
          String.format(
              Locale.ROOT,
              "the record lacks what %d of %d users were to ask, first of user %d, due at %.3f s",
              gaps.size(),
              users,
              first.getKey(),
              first.getValue() / 1e9));
    }
    if (!foreign.isEmpty()) {
      reasons.add(
          "%d operations in the record are not what the plan wanted then, first %d"
              .formatted(foreign.size(), foreign.getFirst()));
    }
    if (!repeated.isEmpty()) {
      reasons.add(
          "%d operations are in the record more than once, first %d"
              .formatted(repeated.size(), repeated.getFirst()));
    }
    return reasons;
  }
}
