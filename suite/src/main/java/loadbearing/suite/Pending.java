package loadbearing.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Subject;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.analysis.validity.Validity;
import loadbearing.analysis.validity.Validity.Disturbance;
import loadbearing.harness.programme.Need;
import loadbearing.history.Run;

/**
 * A question that waits for its run.
 *
 * <p>A run that was disturbed proves nothing, so it is made again, {@value #MOST} times at the
 * most; which runs are void does not depend on what they found. To one that cannot tell a second is
 * added, and both are read together: two looks at 97.5 % each leave a wrong verdict a chance of 5 %
 * at the most.
 */
final class Pending {
  /** The finding that says which runs do not count. */
  static final Measure SET_ASIDE =
      Measure.neither("runs-set-aside", "", "how many runs do not count, and why each does not");

  /** How often a run is made until nothing disturbs it. */
  private static final int MOST = 3;

  private final Question question;
  private final double mostRisk;
  private Profile profile;
  private Need need;
  private int disturbed;
  private final List<JudgedRun> looks = new ArrayList<>();
  private final List<String> setAside = new ArrayList<>();

  /**
   * Waits for the run that answers {@code question}.
   *
   * @param mostRisk of one look at a finding that may come out wrong by chance
   */
  Pending(Question question, Profile profile, double mostRisk) {
    this.question = question;
    this.mostRisk = mostRisk;
    this.profile = profile;
    this.need = question.need().apply(profile);
  }

  /** What it waits for now. */
  Need need() {
    return need;
  }

  /** The report that answers the question, or nothing: then it waits for another run. */
  Optional<JudgedRun> see(Run run, JudgedRun judged) {
    var reasons = disturbances(run);
    if (!reasons.isEmpty() && disturbed < MOST - 1) {
      disturbed++;
      setAside.add("%s was void: %s".formatted(run.id(), String.join(", ", reasons)));
      return Optional.empty();
    }
    looks.add(judged);
    var found = question.reading().read(looks, profile).heldBy(looks);
    var report =
        Circumstance.weigh(question, found, looks.stream().map(JudgedRun::run).toList())
            .expecting(judged.expectations().and(question.expected(), mostRisk));
    if (question.isLookedAtTwice() && looks.size() == 1 && isUndecided(report)) {
      lookAgain();
      return Optional.empty();
    }
    return Optional.of(with(report));
  }

  private void lookAgain() {
    disturbed = 0;
    profile = profile.again();
    need = question.need().apply(profile);
  }

  private List<String> disturbances(Run run) {
    return Validity.compared(run).disturbances().stream()
        .filter(disturbance -> disturbance.part().isOutside())
        .filter(disturbance -> question.parts().contains(disturbance.part()))
        .map(Disturbance::reason)
        .toList();
  }

  private static boolean isUndecided(JudgedRun report) {
    return !report.surprises().undecided().isEmpty();
  }

  /** The report, which says of itself that other runs came before it. */
  private JudgedRun with(JudgedRun report) {
    return setAside.isEmpty()
        ? report
        : report.finding(
            Stream.concat(report.findings().stream(), Stream.of(setAsideFinding())).toList());
  }

  private Finding setAsideFinding() {
    return Finding.reported(
        SET_ASIDE,
        Subject.run(),
        setAside.size(),
        Optional.empty(),
        setAside.size() + 1L,
        String.join("; ", setAside));
  }
}
