package loadbearing.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import loadbearing.history.Episode;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.topology.Goal;

/**
 * What users felt of each fault: how long the outage was, how soon the system noticed, and how soon
 * it served steadily again, which means {@value #STEADY} operations in a row, by the time they were
 * due.
 */
public final class Recovery implements Analyzer {
  /** Served operations in a row that count as recovered. */
  static final int STEADY = 20;

  @Override
  public List<Finding> judge(Run run) {
    List<Finding> findings = new ArrayList<>();
    for (var episode : run.history().episodes()) {
      if (episode.began().isPresent()) {
        Arrays.stream(Goal.values()).forEach(goal -> findings.addAll(judge(run, goal, episode)));
      }
    }
    return findings;
  }

  private static List<Finding> judge(Run run, Goal goal, Episode episode) {
    var operations = Asked.of(run, goal);
    long began = episode.began().orElseThrow();
    long until = Episodes.others(run, episode).beganAfter(began).orElse(Long.MAX_VALUE);
    var touched =
        operations.stream().filter(o -> o.returned() >= began && o.due() < until).toList();
    if (touched.isEmpty()) {
      return List.of();
    }
    var name = "%s of %s, %s".formatted("%s", Asked.word(goal), episode.fault());
    var bad = touched.stream().filter(o -> o.outcome() != Outcome.OK).toList();
    if (bad.isEmpty()) {
      return List.of(
          seconds(name.formatted("outage"), 0, touched.size(), "no operation went wrong"));
    }
    return felt(run, episode, name, touched, bad);
  }

  private static List<Finding> felt(
      Run run, Episode episode, String name, List<Operation> touched, List<Operation> bad) {
    long began = episode.began().orElseThrow();
    // One that was in flight when the fault began was well until then.
    long first = Math.max(began, bad.getFirst().due());
    long last = Math.max(began, bad.getLast().due());
    List<Finding> findings = new ArrayList<>();
    findings.add(
        seconds(
                name.formatted("outage"),
                last - first,
                touched.size(),
                "%d operations went wrong, from %.2f s to %.2f s after the fault began"
                    .formatted(bad.size(), (first - began) / 1e9, (last - began) / 1e9))
            .with(List.of(evidence(bad))));
    findings.add(detection(run, episode, name, first, touched.size()));
    findings.add(recovery(episode, name, touched));
    return findings;
  }

  private static Finding detection(
      Run run, Episode episode, String name, long firstBad, long exposure) {
    long began = episode.began().orElseThrow();
    var seen =
        Loss.of(run).stream()
            .filter(loss -> loss.episode().number() == episode.number())
            .findFirst()
            .map(loss -> loss.detected(run))
            .orElse(OptionalLong.empty());
    return seconds(
        name.formatted("time to detect"),
        seen.orElse(firstBad) - began,
        exposure,
        seen.isPresent()
            ? "until a node first said so"
            : "no node said so: until the first operation went wrong");
  }

  private static Finding recovery(Episode episode, String name, List<Operation> touched) {
    long began = episode.began().orElseThrow();
    var steady = steadyFrom(touched);
    if (steady.isPresent()) {
      long healed = episode.healed().orElse(Long.MAX_VALUE);
      long at = steady.getAsLong();
      return Finding.decided(
          name.formatted("recovery"),
          Verdict.HOLDS,
          (at - began) / 1e9,
          Optional.empty(),
          "s",
          touched.size(),
          at < healed
              ? "served steadily again while the fault was still there"
              : "served steadily again %.2f s after it was healed".formatted((at - healed) / 1e9));
    }
    long after =
        touched.stream().filter(o -> o.due() >= episode.healed().orElse(Long.MAX_VALUE)).count();
    var found =
        "%d operations after it was healed, never %d served in a row".formatted(after, STEADY);
    return after >= STEADY
        ? Finding.decided(
            name.formatted("recovery"),
            Verdict.REFUTED,
            Double.NaN,
            Optional.empty(),
            "s",
            touched.size(),
            found)
        : Finding.undecided(
            name.formatted("recovery"), "s", touched.size(), found + ": let the run go on longer");
  }

  /** When the first of {@value #STEADY} served ones in a row was due, after something was bad. */
  private static OptionalLong steadyFrom(List<Operation> operations) {
    int good = 0;
    boolean bad = false;
    for (int i = 0; i < operations.size(); i++) {
      boolean ok = operations.get(i).outcome() == Outcome.OK;
      bad |= !ok;
      good = ok ? good + 1 : 0;
      if (bad && good == STEADY) {
        return OptionalLong.of(operations.get(i - STEADY + 1).due());
      }
    }
    return OptionalLong.empty();
  }

  private static Finding seconds(String name, long nanos, long exposure, String why) {
    return Finding.reported(name, nanos / 1e9, Optional.empty(), "s", exposure, why);
  }

  private static Finding.Evidence evidence(List<Operation> bad) {
    return new Finding.Evidence(
        "the first and the last that went wrong", List.of(bad.getFirst().id(), bad.getLast().id()));
  }
}
