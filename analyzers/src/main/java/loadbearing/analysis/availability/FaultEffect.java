package loadbearing.analysis.availability;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import loadbearing.analysis.observed.Asked;
import loadbearing.analysis.observed.Span;
import loadbearing.analysis.observed.Tally;
import loadbearing.history.Episode;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.topology.Goal;

/**
 * What one fault, each time that it came, did to one goal. Times are nanoseconds from when the
 * fault began.
 *
 * <p>An operation is the fault's own by when it was due: between its begin and its heal, or after
 * its heal until another fault began. One that was in flight when a fault began and went wrong is
 * that fault's and not the one's before; so is one that was due while the injector was at it, which
 * takes up to a second and is stamped with its middle. While several faults are at work, what goes
 * wrong is laid at the door of each, and {@code overlaps} says so.
 *
 * @param number the fault's place in the schedule, from 0
 * @param goal what users wanted
 * @param asked operations due from its begin until it was healed
 * @param served how many of them were served
 * @param askedAfter operations due from its heal until the next fault began, and no other at work
 * @param servedAfterwards how many of them were served
 * @param overdue how many of them were due when it should have been over for users too, up to the
 *     last that went wrong: the balancers had the time that their settings allow since a probe had
 *     seen it gone
 * @param noticed until a node first said that it does without what is lost; empty if none did
 * @param stretches in which the goal was not served steadily and which began before it was healed,
 *     by time; from its begin on
 * @param overlaps whether another fault was at work at the same time
 * @param wrong what went wrong, before and after it was healed, by the time it was due
 */
public record FaultEffect(
    int number,
    Goal goal,
    long asked,
    long served,
    long askedAfter,
    long servedAfterwards,
    long overdue,
    OptionalLong noticed,
    List<Stretch> stretches,
    boolean overlaps,
    List<Operation> wrong) {
  public FaultEffect {
    stretches = List.copyOf(stretches);
    wrong = List.copyOf(wrong);
  }

  /** The effects of each fault of {@code run} that began, on each goal somebody had. */
  public static List<FaultEffect> of(Run run) {
    var all = Asked.of(run);
    var losses = Loss.of(run);
    return run.episodes().stream()
        .filter(episode -> episode.began().isPresent())
        .map(episode -> Reach.of(run, episode))
        .flatMap(reach -> all.stream().map(asked -> of(reach, asked, noticed(losses, reach))))
        .toList();
  }

  /** The longest time in which the goal was not served steadily; 0 if it always was. */
  public long outage() {
    return stretches.stream().mapToLong(Stretch::length).max().orElse(0);
  }

  /** Until the last such time was over; 0 if there was none, empty if it was not over yet. */
  public OptionalLong recovered() {
    return stretches.stream().allMatch(Stretch::isOver)
        ? OptionalLong.of(stretches.isEmpty() ? 0 : stretches.getLast().to())
        : OptionalLong.empty();
  }

  /** The share served after it was healed, in [0, 1]; NaN if nobody asked. */
  public double servedAfter() {
    return (double) servedAfterwards / askedAfter;
  }

  /** How many operations went wrong after it was healed: what its return cost. */
  public long failback() {
    return askedAfter - servedAfterwards;
  }

  private static FaultEffect of(Reach reach, Asked all, OptionalLong noticed) {
    var during = all.in(reach.lasting()).operations();
    var after = all.operations().stream().filter(reach::isAfter).toList();
    var flying = all.operations().stream().filter(reach::isInFlight).toList();
    var touched = Stream.of(flying, during, after).flatMap(List::stream).toList();
    long began = reach.lasting().from();
    return new FaultEffect(
        reach.number(),
        all.goal(),
        during.size(),
        Tally.of(during).ok(),
        after.size(),
        Tally.of(after).ok(),
        overdue(after, reach.allowed()),
        noticed,
        Stretch.of(touched, began).stream()
            .filter(stretch -> stretch.from() < reach.lasting().to())
            .map(s -> new Stretch(s.from() - began, s.to() - began, s.isOver()))
            .toList(),
        reach.overlaps(),
        touched.stream().filter(o -> o.outcome() != Outcome.OK).toList());
  }

  /** What is served after the last that went wrong may be the begin of being served steadily. */
  private static long overdue(List<Operation> after, long allowed) {
    long last =
        after.stream()
            .filter(operation -> operation.outcome() != Outcome.OK)
            .mapToLong(Operation::due)
            .max()
            .orElse(Long.MIN_VALUE);
    return after.stream()
        .filter(operation -> operation.due() >= allowed && operation.due() <= last)
        .count();
  }

  private static OptionalLong noticed(List<Loss> losses, Reach reach) {
    return losses.stream()
        .filter(loss -> loss.episode().number() == reach.number())
        .flatMapToLong(loss -> loss.detected().stream())
        .map(at -> at - reach.lasting().from())
        .findFirst();
  }

  /**
   * When one fault was at work, among the others.
   *
   * @param number the fault's place in the schedule
   * @param called when the injector was told to act
   * @param lasting from its begin until it was healed, within the measured time
   * @param allowed until when users may still feel it
   * @param others those of the other faults
   */
  private record Reach(int number, long called, Span lasting, long allowed, List<Reach> others) {
    static Reach of(Run run, Episode episode) {
      return of(
          run,
          episode,
          Episodes.others(run, episode).episodes().stream()
              .map(other -> of(run, other, List.of()))
              .toList());
    }

    private static Reach of(Run run, Episode episode, List<Reach> others) {
      var lasting = lasting(run, episode);
      var failover = Failover.of(run.topology());
      long gone = Math.max(lasting.to(), episode.healProved().orElse(lasting.to()));
      return new Reach(
          episode.number(),
          Math.min(lasting.from(), episode.called().orElse(lasting.from())),
          lasting,
          gone + failover.failback() + failover.start(),
          others);
    }

    private static Span lasting(Run run, Episode episode) {
      var measured = Span.measured(run);
      long began = Math.clamp(episode.began().orElseThrow(), measured.from(), measured.to());
      long healed = Math.clamp(episode.healed().orElse(measured.to()), began, measured.to());
      return new Span(began, healed);
    }

    boolean overlaps() {
      return others.stream()
          .map(Reach::lasting)
          .anyMatch(o -> o.from() < lasting.to() && lasting.from() < o.to());
    }

    /** Went wrong, was due before this fault began and not answered yet, and in no other fault. */
    boolean isInFlight(Operation operation) {
      return operation.outcome() != Outcome.OK
          && operation.due() < lasting.from()
          && operation.returned() >= called
          && others.stream().noneMatch(other -> other.lasting.contains(operation.due()));
    }

    /** Was due when this fault was the last that was healed, and did not meet another. */
    boolean isAfter(Operation operation) {
      long due = operation.due();
      return due >= lasting.to()
          && others.stream().noneMatch(other -> other.lasting.contains(due))
          && others.stream().noneMatch(o -> lasting.to() < o.lasting.to() && o.lasting.to() <= due)
          && !(operation.outcome() != Outcome.OK && meetsNext(operation));
    }

    private boolean meetsNext(Operation operation) {
      return others.stream()
          .filter(other -> other.lasting.from() > operation.due())
          .min(Comparator.comparingLong(other -> other.lasting.from()))
          .filter(next -> next.called <= operation.returned())
          .isPresent();
    }
  }
}
