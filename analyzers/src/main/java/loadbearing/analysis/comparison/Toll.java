package loadbearing.analysis.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Subject;
import loadbearing.analysis.availability.Availability;
import loadbearing.analysis.availability.Recovery;
import loadbearing.analysis.availability.SinglePointOfFailure;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.fault.Absence;
import loadbearing.history.Episode;
import loadbearing.history.Run;
import loadbearing.topology.Goal;
import loadbearing.topology.StructureFunction;
import loadbearing.topology.Topology;

/**
 * What one fault took away from users, as the findings say.
 *
 * @param episode the fault's life
 * @param absence what of the topology it took away
 * @param begin when it began, in seconds since time zero
 * @param end when it was healed, or the end of the run if it never was
 * @param losses for reads and for writes
 */
public record Toll(Episode episode, Absence absence, double begin, double end, List<Lost> losses) {

  /**
   * What one goal lost. A number that no finding gives is NaN.
   *
   * @param goal reads or writes
   * @param predicted whether the topology says that it goes on; empty where it says nothing
   * @param asked how many operations were due while the fault lasted
   * @param success the share of them that was served, in [0, 1]
   * @param settled the share served after failover had its chance
   * @param detection seconds until a node noticed
   * @param outage seconds of the longest time without steady service
   * @param recovery seconds from the begin of the fault until users were served steadily
   * @param isSurprise whether prediction and measurement contradict each other
   */
  public record Lost(
      Goal goal,
      Optional<Boolean> predicted,
      long asked,
      double success,
      double settled,
      double detection,
      double outage,
      double recovery,
      boolean isSurprise) {

    /** How the goal fared once failover had its chance, or all the while if that is not known. */
    public Fate fate() {
      double share = Double.isNaN(settled) ? success : settled;
      return Fate.of(share);
    }
  }

  /** What became of a goal; the bounds are those by which single points of failure are judged. */
  public enum Fate {
    /** As many were served as of a goal that survives. */
    WENT_ON,
    /** Something in between. */
    PARTLY,
    /** As few were served as of a goal that is lost. */
    LOST,
    /** Nobody asked. */
    UNTRIED;

    /** Of a goal of which {@code share} was served; NaN if nobody asked. */
    static Fate of(double share) {
      if (Double.isNaN(share)) {
        return UNTRIED;
      }
      if (share >= SinglePointOfFailure.SURVIVES) {
        return WENT_ON;
      }
      return share <= SinglePointOfFailure.LOST ? LOST : PARTLY;
    }
  }

  /** The goals that every fault is held against. */
  public static final List<Goal> GOALS = List.of(Goal.READ, Goal.WRITE);

  public Toll {
    losses = List.copyOf(losses);
  }

  /**
   * The effects of a run's faults, in the order of the schedule, without those that never began.
   */
  public static List<Toll> of(JudgedRun report) {
    return report.run().episodes().stream()
        .filter(episode -> episode.began().isPresent())
        .map(episode -> of(report, episode))
        .toList();
  }

  /** Whether it took something away at a time at which {@code other} did. */
  boolean isWith(Toll other) {
    return !absence.isEmpty() && begin < other.end && other.begin < end;
  }

  /** The loss of {@code goal}. */
  public Lost loss(Goal goal) {
    return losses.stream().filter(loss -> loss.goal() == goal).findFirst().orElseThrow();
  }

  private static Toll of(JudgedRun report, Episode episode) {
    var absence = episode.fault().takesAway().in(report.run().topology());
    double begin = seconds(report.run(), episode.began());
    return new Toll(
        episode,
        absence,
        begin,
        Math.max(begin, seconds(report.run(), episode.healed())),
        Arrays.stream(Goal.values())
            .map(goal -> loss(report, goal, absence, episode))
            .filter(loss -> loss.asked() > 0 || GOALS.contains(loss.goal()))
            .toList());
  }

  private static double seconds(Run run, OptionalLong at) {
    return at.orElse(run.plan().duration().toNanos()) / 1e9;
  }

  private static Lost loss(JudgedRun report, Goal goal, Absence absence, Episode episode) {
    var subject = Subject.of(goal).during(episode.number());
    var during = report.find(Availability.DURING, subject);
    var settled = report.find(SinglePointOfFailure.SINGLE_POINT_OF_FAILURE, subject);
    return new Lost(
        goal,
        predicted(report.run().topology(), goal, absence),
        during.map(Finding::exposure).orElse(0L),
        during.map(Finding::value).orElse(Double.NaN),
        settled.map(Finding::value).orElse(Double.NaN),
        report.value(Recovery.NOTICED, subject),
        report.value(Recovery.OUTAGE, subject),
        report.value(Recovery.RECOVERY, subject),
        report.surprises().broken().stream()
            .anyMatch(it -> it.finding().equals(settled) && settled.isPresent()));
  }

  /** Nothing is predicted where nothing is away. */
  private static Optional<Boolean> predicted(Topology topology, Goal goal, Absence absence) {
    return absence.isEmpty()
        ? Optional.empty()
        : Optional.of(StructureFunction.of(topology, goal).works(absence.nodes(), absence.edges()));
  }
}
