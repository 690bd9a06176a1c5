package loadbearing.analysis.availability;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import loadbearing.analysis.observed.Span;
import loadbearing.history.Episode;
import loadbearing.history.Run;

/** The faults of a run beside one of them. */
record Episodes(List<Episode> episodes) {

  /** All faults of {@code run} that began, but {@code episode}. */
  static Episodes others(Run run, Episode episode) {
    return new Episodes(
        run.episodes().stream()
            .filter(other -> other.number() != episode.number() && other.began().isPresent())
            .toList());
  }

  /**
   * The measured time cut where faults begin: each stretch holds one fault and the time until the
   * next. Time before the first fault belongs to the first stretch. None if there was no fault.
   */
  static List<Span> cycles(Run run) {
    var measured = Span.measured(run);
    var begins =
        run.episodes().stream()
            .filter(episode -> episode.began().isPresent())
            .mapToLong(episode -> episode.began().getAsLong())
            .filter(measured::contains)
            .sorted()
            .toArray();
    List<Span> cycles = new ArrayList<>();
    for (int i = 0; i < begins.length; i++) {
      long from = i == 0 ? measured.from() : begins[i];
      cycles.add(new Span(from, i + 1 < begins.length ? begins[i + 1] : measured.to()));
    }
    return cycles;
  }

  /**
   * The measured time cut where a fault begins while all is whole: nothing is lost, and the
   * balancers use every server. Time before the first fault belongs to the first stretch. None if
   * there was no fault.
   */
  static List<Span> wholeCycles(Run run, Rotation rotation) {
    var measured = Span.measured(run);
    var losses = Loss.of(run);
    var cuts =
        losses.stream()
            .mapToLong(loss -> loss.span().from())
            .filter(measured::contains)
            .filter(at -> losses.stream().allMatch(loss -> isOver(loss, at)))
            .filter(at -> rotation.isWhole(run.topology(), at))
            .sorted()
            .toArray();
    List<Span> cycles = new ArrayList<>();
    for (int i = 0; i < cuts.length; i++) {
      long from = i == 0 ? measured.from() : cuts[i];
      cycles.add(new Span(from, i + 1 < cuts.length ? cuts[i + 1] : measured.to()));
    }
    return cycles;
  }

  private static boolean isOver(Loss loss, long at) {
    return loss.span().from() >= at || loss.span().to() <= at;
  }

  /** When the last of those that began before {@code time} was healed. */
  OptionalLong healedBefore(long time) {
    return episodes.stream()
        .filter(episode -> episode.began().getAsLong() <= time)
        .mapToLong(episode -> Math.min(time, episode.healed().orElse(time)))
        .max();
  }

  /** When the first of those that began at {@code time} or later did. */
  OptionalLong beganAfter(long time) {
    return episodes.stream()
        .mapToLong(episode -> episode.began().getAsLong())
        .filter(began -> began >= time)
        .min();
  }
}
