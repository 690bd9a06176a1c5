package loadbearing.suite;

import java.util.Collection;
import loadbearing.analysis.judge.Expectation;
import loadbearing.analysis.judge.Expectations;
import loadbearing.analysis.judge.Promises;

/**
 * How the chance of a false alarm, {@value Expectations#MOST_FALSE_ALARMS} in a whole verify, is
 * shared out: each look at a finding that may come out wrong by chance has an equal part, and by
 * Bonferroni's inequality all together contradict a right system no more often than that. What is
 * counted, a lost write, leaves nothing to chance and needs no part.
 *
 * @param looks how many there are
 */
record FalseAlarms(int looks) {
  /** Of the whole ledger, whichever of its rows are asked for. */
  static FalseAlarms ofLedger() {
    return of(Ledger.all());
  }

  static FalseAlarms of(Collection<Claim> claims) {
    return new FalseAlarms(
        claims.stream()
            .flatMap(claim -> claim.questions().stream())
            .mapToInt(FalseAlarms::looks)
            .sum());
  }

  private static int looks(Question question) {
    int chances =
        (int)
            question.expected().stream()
                .map(Expectation::measure)
                .filter(Promises::isLeftToChance)
                .count();
    return question.isLookedAtTwice() ? 2 * chances : chances;
  }

  /** The most that one look may err. */
  double share() {
    return Expectations.MOST_FALSE_ALARMS / Math.max(1, looks);
  }

  /** For people. */
  String words() {
    return "a right system is called surprising in at most %.0f %% of whole verifies: %d looks are left to chance, %.3f %% each"
        .formatted(100 * Expectations.MOST_FALSE_ALARMS, looks, 100 * share());
  }
}
