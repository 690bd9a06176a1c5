package loadbearing.analysis.availability;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import loadbearing.history.Episode;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.history.Takeover;
import loadbearing.history.Takeover.Stage;
import loadbearing.topology.Goal;

/**
 * One failover that a controller made, stage by stage. Times are nanoseconds, each from the end of
 * the stage before.
 *
 * @param noticed from the loss of the primary until a controller had doubts
 * @param decided until it was decided
 * @param promoted until another one took writes
 * @param told until the last writer was told; empty if none was
 * @param served until the first write was served there; empty if none was
 */
record TakeoverStages(
    long noticed, long decided, long promoted, Optional<Long> told, Optional<Long> served) {

  /** Those of a run, by time: promotions after the loss of a primary by a fault. */
  static List<TakeoverStages> of(Run run) {
    return run.history().of(Takeover.class).stream()
        .filter(it -> it.stage() == Stage.PROMOTED)
        .sorted(Comparator.comparingLong(Takeover::at))
        .flatMap(promoted -> of(run, promoted).stream())
        .toList();
  }

  /** All of it; empty if no write was served. */
  Optional<Long> whole() {
    return served.map(it -> noticed + decided + promoted + told.orElse(0L) + it);
  }

  private static Optional<TakeoverStages> of(Run run, Takeover promotion) {
    var noticed = last(run, Stage.NOTICED, promotion);
    var decided = last(run, Stage.DECIDED, promotion);
    if (noticed.isEmpty() || decided.isEmpty()) {
      // A controller that was started in the middle found the rest done.
      return Optional.empty();
    }
    var lost = lost(run, promotion.other(), noticed.getAsLong());
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    var told = told(run, promotion);
    return Optional.of(
        new TakeoverStages(
            noticed.getAsLong() - lost.getAsLong(),
            decided.getAsLong() - noticed.getAsLong(),
            promotion.at() - decided.getAsLong(),
            told.isPresent() ? Optional.of(told.getAsLong() - promotion.at()) : Optional.empty(),
            served(run, promotion, told.orElse(promotion.at()))));
  }

  /** The last time before it that a controller said so of the one that was replaced. */
  private static OptionalLong last(Run run, Stage stage, Takeover promotion) {
    return takeovers(run, stage)
        .filter(it -> it.node().equals(promotion.other()) && it.at() <= promotion.at())
        .mapToLong(Takeover::at)
        .max();
  }

  private static Stream<Takeover> takeovers(Run run, Stage stage) {
    return run.history().of(Takeover.class).stream().filter(it -> it.stage() == stage);
  }

  private static OptionalLong lost(Run run, String primary, long noticed) {
    return run.episodes().stream()
        .filter(it -> it.fault().takesAway().nodes().contains(primary))
        .map(Episode::began)
        .flatMapToLong(OptionalLong::stream)
        .filter(began -> began <= noticed)
        .max();
  }

  private static OptionalLong told(Run run, Takeover promotion) {
    return takeovers(run, Stage.TOLD)
        .filter(it -> it.other().equals(promotion.node()))
        .mapToLong(Takeover::at)
        .filter(at -> at >= promotion.at() && at < next(run, promotion))
        .max();
  }

  private static long next(Run run, Takeover promotion) {
    return takeovers(run, Stage.PROMOTED)
        .mapToLong(Takeover::at)
        .filter(at -> at > promotion.at())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Some may be served before the last writer was told: then it took no time from there. */
  private static Optional<Long> served(Run run, Takeover promotion, long told) {
    return writes(run, promotion).min().stream()
        .mapToObj(first -> Math.max(0, first - told))
        .findFirst();
  }

  private static LongStream writes(Run run, Takeover promotion) {
    return run.history().of(Operation.class).stream()
        .filter(it -> it.outcome() == Outcome.OK && it.action().goal() == Goal.WRITE)
        .filter(it -> it.path().database().equals(promotion.node()))
        .mapToLong(Operation::returned)
        .filter(at -> at >= promotion.at());
  }
}
