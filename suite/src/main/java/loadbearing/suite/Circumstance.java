package loadbearing.suite;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.history.Operation;
import loadbearing.history.Run;
import loadbearing.topology.Goal;
import loadbearing.workload.Action;

/**
 * What must have happened in a run for it to say anything of a claim. A run in which it did not is
 * right or wrong about something else, so what the claim expects is undecided there.
 *
 * @param words what, as a sentence that is true where it happened
 * @param happened whether it did
 */
public record Circumstance(String words, Predicate<Run> happened) {

  /** Users wanted {@code goal} while each fault lasted. */
  public static Circumstance wanted(Goal goal) {
    return new Circumstance(
        "users asked for %s while each fault lasted".formatted(goal.name().toLowerCase()),
        run ->
            run.episodes().stream()
                .allMatch(
                    episode ->
                        episode.began().isPresent()
                            && anyDue(
                                run,
                                goal,
                                episode.began().getAsLong(),
                                episode.healed().orElse(Long.MAX_VALUE))));
  }

  /** One of {@code databases} answered a read while a fault lasted. */
  public static Circumstance readFrom(String... databases) {
    return new Circumstance(
        "%s answered reads while a fault lasted".formatted(String.join(" or ", databases)),
        run ->
            run.episodes().stream()
                .filter(episode -> episode.began().isPresent())
                .anyMatch(
                    episode ->
                        run.history().measured().stream()
                            .filter(it -> it.action() == Action.REGISTER_READ)
                            .filter(it -> List.of(databases).contains(it.path().database()))
                            .mapToLong(Operation::called)
                            .anyMatch(
                                called ->
                                    called >= episode.began().getAsLong()
                                        && called < episode.healed().orElse(Long.MAX_VALUE))));
  }

  /** A read and a write of one register were under way at the same time. */
  public static Circumstance meeting() {
    return new Circumstance(
        "a read of a register met a write of it under way",
        run -> {
          var byKey =
              run.history().measured().stream()
                  .filter(it -> it.action().word().startsWith("register."))
                  .collect(Collectors.groupingBy(Operation::key));
          return byKey.values().stream().anyMatch(Circumstance::meet);
        });
  }

  /**
   * {@code report}, in which {@code question} decides nothing if one of its circumstances lacks.
   */
  static JudgedRun weigh(Question question, JudgedRun report, List<Run> runs) {
    var lacking =
        question.circumstances().stream()
            .filter(it -> runs.stream().noneMatch(it.happened()))
            .map(Circumstance::words)
            .collect(Collectors.joining("; "));
    return lacking.isEmpty()
        ? report
        : report.finding(
            report.findings().stream()
                .map(
                    finding ->
                        question.expected().stream().anyMatch(it -> it.isAbout(finding))
                            ? finding.doubted("it did not happen that " + lacking)
                            : finding)
                .toList());
  }

  private static boolean anyDue(Run run, Goal goal, long from, long to) {
    return run.history().measured().stream()
        .anyMatch(it -> it.action().goal() == goal && it.due() >= from && it.due() < to);
  }

  private static boolean meet(List<Operation> ofOneKey) {
    return ofOneKey.stream()
        .filter(it -> it.action() != Action.REGISTER_READ)
        .anyMatch(
            write ->
                ofOneKey.stream()
                    .filter(it -> it.action() == Action.REGISTER_READ)
                    .anyMatch(
                        read ->
                            read.called() < write.returned() && write.called() < read.returned()));
  }
}
