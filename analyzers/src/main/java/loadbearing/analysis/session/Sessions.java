package loadbearing.analysis.session;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import loadbearing.history.History;
import loadbearing.history.Operation;

/**
 * What the sessions of a history saw.
 *
 * <p>A session is a process; its operations on registers, lists and profiles are ordered by the
 * versions of their rows, which grow with every write. Operations of unknown or failed outcome say
 * nothing.
 *
 * @param tallies for every guarantee
 */
public record Sessions(Map<Guarantee, Tally> tallies) {
  /**
   * How one guarantee fared.
   *
   * @param exposure operations that could have broken it
   * @param brokenAt when those were called that did
   * @param examples the first few of them
   */
  public record Tally(long exposure, List<Long> brokenAt, List<Violation> examples) {
    public Tally {
      brokenAt = List.copyOf(brokenAt);
      examples = List.copyOf(examples);
    }

    /** How many did. */
    public long broken() {
      return brokenAt.size();
    }
  }

  public Sessions {
    tallies = new EnumMap<>(tallies);
  }

  /** Judges all operations of a history, those of the warm-up included. */
  public static Sessions of(History history) {
    return of(history.of(Operation.class));
  }

  /** Judges operations, which have to be ordered by call. */
  public static Sessions of(List<Operation> operations) {
    return new Sessions(new SessionReplay(operations).run());
  }

  /** How {@code guarantee} fared. */
  public Tally of(Guarantee guarantee) {
    return tallies.get(guarantee);
  }

  /**
   * Whether the history is in causal order: all four guarantees hold, each for those who learn of a
   * write by reading too.
   */
  public boolean isCausal() {
    return tallies.values().stream().allMatch(tally -> tally.broken() == 0);
  }
}
