package loadbearing.analysis.availability;

import java.util.Arrays;
import loadbearing.analysis.observed.Asked;
import loadbearing.history.Outcome;

/**
 * How many fewer operations of some stretch were served than was predicted, apart by what the
 * prediction was, so that what is missing at one time does not cancel with a surplus at another.
 *
 * @param asked how many there were
 * @param possible how many of them were due while the graph could serve them
 * @param expected by {@link Odds}: how many should have been served
 * @param served by {@link Odds}: how many were
 * @param late how many were due while the graph could serve them and nobody was in rotation who
 *     could
 */
record Shortfall(long asked, long possible, double[] expected, double[] served, double late) {

  /** What was predicted of an operation. */
  enum Odds {
    /** That it is served. */
    CERTAIN("where all who are asked are there"),
    /** That it may be: a server is lost and not yet out of rotation. */
    OPEN("while a loss is not noticed"),
    /** That it is not. */
    NONE("where nobody can serve");

    final String words;

    Odds(String words) {
      this.words = words;
    }

    private static Odds of(double chance) {
      return chance >= 1 ? CERTAIN : chance > 0 ? OPEN : NONE;
    }
  }

  /** The shortfall of {@code asked} by {@code chance}, which the graph alone bounds. */
  static Shortfall of(Asked asked, Prediction graph, ServedChance chance) {
    var expected = new double[Odds.values().length];
    var served = new double[Odds.values().length];
    long possible = 0;
    long late = 0;
    for (var operation : asked.operations()) {
      double odds = chance.at(operation.due());
      int kind = Odds.of(odds).ordinal();
      boolean works = graph.works(operation.due());
      expected[kind] += odds;
      served[kind] += operation.outcome() == Outcome.OK ? 1 : 0;
      possible += works ? 1 : 0;
      late += works && odds == 0 ? 1 : 0;
    }
    return new Shortfall(asked.operations().size(), possible, expected, served, late);
  }

  /** All of {@code parts} together. */
  static Shortfall sum(Iterable<Shortfall> parts) {
    var sum =
        new Shortfall(0, 0, new double[Odds.values().length], new double[Odds.values().length], 0);
    for (var part : parts) {
      sum = sum.plus(part);
    }
    return sum;
  }

  private Shortfall plus(Shortfall other) {
    var sumExpected = expected.clone();
    var sumServed = served.clone();
    for (int i = 0; i < sumExpected.length; i++) {
      sumExpected[i] += other.expected[i];
      sumServed[i] += other.served[i];
    }
    return new Shortfall(
        asked + other.asked, possible + other.possible, sumExpected, sumServed, late + other.late);
  }

  /** How many were served. */
  double allServed() {
    return Arrays.stream(served).sum();
  }

  /** How many fewer were served than the graph alone says; negative if more were. */
  double byGraph() {
    return possible - allServed();
  }

  /** How many fewer were served than the chances say. */
  double byChance() {
    return Arrays.stream(expected).sum() - allServed();
  }

  /** The same of what had these odds. */
  double byChance(Odds odds) {
    return expected[odds.ordinal()] - served[odds.ordinal()];
  }

  /** Of what the graph could serve: how many the chances give up while a loss is not noticed. */
  double undetected() {
    return possible - late - expected[Odds.CERTAIN.ordinal()] - expected[Odds.OPEN.ordinal()];
  }
}
