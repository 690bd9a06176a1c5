package loadbearing.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import loadbearing.history.Episode;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;

/**
 * What users felt of each fault: how long the outage was, how soon the system noticed, and how soon
 * it served steadily again, which means {@value #STEADY} operations in a row, by the time they were
 * due. An operation that was in flight when the next fault began is that one's.
 */
public final class Recovery implements Analyzer {
  /** Served operations in a row that count as recovered. */
  static final int STEADY = 20;

  private static final long FOREVER = Long.MAX_VALUE;

  @Override
  public List<Finding> judge(Run run) {
    var asked = Asked.of(run);
    var losses = Loss.of(run);
    List<Finding> findings = new ArrayList<>();
    for (var episode : run.history().episodes()) {
      if (episode.began().isPresent()) {
        long until = Episodes.others(run, episode).beganAfter(began(episode)).orElse(FOREVER);
        var detected = detected(losses, episode);
        asked.forEach(some -> findings.addAll(judge(some, episode, until, detected)));
      }
    }
    return findings;
  }

  private static List<Finding> judge(
      Asked asked, Episode episode, long until, OptionalLong detected) {
    var touched =
        asked.operations().stream()
            .filter(o -> o.returned() >= began(episode) && o.returned() < until)
            .toList();
    if (touched.isEmpty()) {
      return List.of();
    }
    var name = "%s of %s, %s".formatted("%s", asked.word(), episode.fault());
    var bad = touched.stream().filter(o -> o.outcome() != Outcome.OK).toList();
    if (bad.isEmpty()) {
      return List.of(
          seconds(name.formatted("outage"), 0, touched.size(), "no operation went wrong"));
    }
    return felt(episode, detected, name, touched, bad);
  }

  private static long began(Episode episode) {
    return episode.began().orElseThrow();
  }

  private static OptionalLong detected(List<Loss> losses, Episode episode) {
    return losses.stream()
        .filter(loss -> loss.episode().number() == episode.number())
        .map(Loss::detected)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private static List<Finding> felt(
      Episode episode,
      OptionalLong detected,
      String name,
      List<Operation> touched,
      List<Operation> bad) {
    long began = began(episode);
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
    findings.add(detection(detected, name, began, first, touched.size()));
    findings.add(recovery(episode, name, touched));
    return findings;
  }

  private static Finding detection(
      OptionalLong detected, String name, long began, long firstBad, long exposure) {
    return seconds(
        name.formatted("time to detect"),
        detected.orElse(firstBad) - began,
        exposure,
        detected.isPresent()
            ? "until a node first said so"
            : "no node said so: until the first operation went wrong");
  }

  private static Finding recovery(Episode episode, String name, List<Operation> touched) {
    long began = began(episode);
    var steady = steadyFrom(touched);
    if (steady.isPresent()) {
      long healed = episode.healed().orElse(FOREVER);
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
    long after = touched.stream().filter(o -> o.due() >= episode.healed().orElse(FOREVER)).count();
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
