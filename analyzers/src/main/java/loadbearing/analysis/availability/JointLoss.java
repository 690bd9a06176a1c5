package loadbearing.analysis.availability;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.observed.Asked;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Episode;
import loadbearing.history.Run;
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;

/**
 * Whether users lose a goal with several components at once, as the graph says they do or do not: a
 * cut set is lost, one part less survives.
 *
 * <p>Judged from when the last of them was proved to be away, and a time for failover to settle,
 * until the first of them was healed or another went; by the rule of {@link SinglePointOfFailure}.
 * Where no more time is left than failover needs, nothing is said.
 */
public final class JointLoss implements Analyzer {
  /** Whether users lose a goal with several components, as the graph says they do or do not. */
  public static final Measure JOINT_LOSS =
      Measure.more(
              "joint-loss",
              "",
              "the share served without several components; holds if it is what the graph predicts")
          .said("prediction");

  /** What the findings on {@code goal} without all of {@code components} are about. */
  public static Subject subject(Goal goal, String... components) {
    return subject(goal, Set.of(components));
  }

  private static Subject subject(Goal goal, Set<String> components) {
    return Subject.of(goal).without(String.join("+", new TreeSet<>(components)));
  }

  @Override
  public List<Measure> measures() {
    return List.of(JOINT_LOSS);
  }

  @Override
  public List<Finding> judge(Run run) {
    var losses = Loss.of(run).stream().filter(it -> !it.episode().fault().isInstant()).toList();
    var asked = Asked.of(run);
    return losses.stream()
        .flatMap(last -> Together.with(last, losses, run).stream())
        .flatMap(together -> asked.stream().map(goal -> judge(run, goal, together)))
        .toList();
  }

  private static Finding judge(Run run, Asked all, Together together) {
    var subject = subject(all.goal(), together.components()).during(together.last);
    if (!together.unproved.isEmpty()) {
      return Finding.undecided(
          JOINT_LOSS,
          subject,
          all.in(together.span).operations().size(),
          "not proved to be away: " + together.unproved);
    }
    var works =
        StructureFunction.of(run.topology(), all.goal()).works(together.nodes, together.edges);
    return Survival.judged(JOINT_LOSS, subject, run, works, all.in(together.span), together.span);
  }

  /**
   * Components that were away at the same time.
   *
   * @param last the fault that took the last of them
   * @param unproved the faults of which it is not proved that they took theirs
   * @param span for how long, once failover had time to settle
   */
  private record Together(
      int last, String unproved, Set<String> nodes, Set<String> edges, Span span) {
    /** What was away with {@code last}; empty if it is one component, or not for long enough. */
    static Optional<Together> with(Loss last, List<Loss> losses, Run run) {
      var failover = Failover.of(run.topology());
      var begin = last.span().from();
      var away = losses.stream().filter(it -> it.span().contains(begin)).toList();
      var nodes = new HashSet<String>();
      var edges = new HashSet<String>();
      away.forEach(it -> nodes.addAll(it.nodes()));
      away.forEach(it -> edges.addAll(it.edges()));
      long from = away.stream().mapToLong(Together::proved).max().orElse(begin);
      long to =
          Stream.concat(
                  away.stream().map(it -> it.episode().healed().orElse(Long.MAX_VALUE)),
                  losses.stream().map(it -> it.span().from()).filter(it -> it > begin))
              .reduce(Span.measured(run).to(), Math::min);
      boolean isMixed =
          losses.stream().anyMatch(it -> it.span().to() <= begin && it.back(failover) > from);
      boolean isLong = to - from > 2 * failover.detection();
      return nodes.size() + edges.size() < 2 || isMixed || !isLong
          ? Optional.empty()
          : Optional.of(
              new Together(
                  last.episode().number(),
                  away.stream()
                      .map(Loss::episode)
                      .filter(it -> !it.isProved())
                      .map(Episode::words)
                      .collect(Collectors.joining(", ")),
                  nodes,
                  edges,
                  new Span(from + failover.detection(), to)));
    }

    Set<String> components() {
      return Stream.of(nodes, edges).flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static long proved(Loss loss) {
      return loss.episode().proved().orElse(loss.span().from());
    }
  }
}
