package loadbearing.suite;

import java.util.List;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.data.Durability;
import loadbearing.analysis.judge.Expectation;
import loadbearing.topology.Goal;

/** Section K of the ledger: what is left of acknowledged writes; the tours of section F tell. */
final class DurabilityClaims {
  private DurabilityClaims() {}

  /** One for each architecture on which something is killed and that promises to keep data. */
  static List<Claim> all() {
    return FailoverClaims.tours().stream()
        .filter(tour -> tour.expected().stream().noneMatch(DurabilityClaims::isLost))
        .map(DurabilityClaims::kept)
        .toList();
  }

  private static boolean isLost(Expectation expected) {
    return expected.measure().equals(Durability.KEPT) && expected.verdict() == Verdict.REFUTED;
  }

  private static Claim kept(Claim tour) {
    return new Claim(
        tour.id().replace("F1-", "K9-"),
        "Acknowledged writes survive the death of any one process.",
        "Scalability, replication; system design, availability patterns.",
        "Kept if who takes the writes in the end has every write that was acknowledged. Databases"
            + " hand each commit to the operating system before it is acknowledged, so the death"
            + " of a process loses none; that of a whole host cannot be asked on one.",
        tour.questions().stream().map(DurabilityClaims::kept).toList());
  }

  private static Question kept(Question tour) {
    return Question.of(tour.need(), List.of(Expectation.must(Durability.KEPT, Verdict.HOLDS)))
        .given(Circumstance.wanted(Goal.WRITE))
        .recorded();
  }
}
