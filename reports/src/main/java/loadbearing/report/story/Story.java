package loadbearing.report.story;

import java.time.Instant;
import java.util.List;
import loadbearing.analysis.comparison.LoadBearingMap;
import loadbearing.analysis.comparison.Portrait;
import loadbearing.analysis.comparison.Portraits;

/**
 * Everything a report tells.
 *
 * @param title for people
 * @param made when the comparison was made
 * @param headlines the first screen
 * @param table the numbers side by side, one column a run
 * @param portraits the architectures, in the order that a system grows
 * @param front those of them that none beats at cost, capacity and forecast together
 * @param maps one an architecture
 * @param claims rows of the ledger
 * @param runs one by one
 */
public record Story(
    String title,
    Instant made,
    List<Headline> headlines,
    SideBySide table,
    List<Portrait> portraits,
    List<Portrait> front,
    List<LoadBearingMap> maps,
    List<ClaimResult> claims,
    List<RunStory> runs) {

  /** The story of {@code comparison}. */
  public static Story of(Comparison comparison) {
    var runs = comparison.runs().stream().map(RunStory::of).toList();
    var portraits = Portraits.of(comparison.runs());
    return new Story(
        comparison.title(),
        comparison.made(),
        Headlines.of(runs, comparison.claims()),
        SideBySide.of(runs),
        portraits,
        Portraits.front(portraits),
        LoadBearingMap.of(comparison.runs()),
        comparison.claims(),
        runs);
  }
}
