package loadbearing.report.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loadbearing.analysis.Finding;
import loadbearing.report.story.ClaimResult;
import loadbearing.report.story.FindingNames;
import loadbearing.report.story.Numbers;
import loadbearing.report.story.RunStory;
import loadbearing.report.story.Story;

/** One row of the claims ledger in words. */
final class LedgerWords {
  /** More findings than this are on the pages of the runs. */
  private static final int MOST = 12;

  /** So many letters are read at a glance. */
  private static final int LONGEST = 220;

  private LedgerWords() {}

  static Map<String, Object> of(ClaimResult claim, Story story) {
    var runs = runs(claim, story);
    var deciding = named(claim, story);
    Map<String, Object> words = new HashMap<>();
    words.put("id", claim.id());
    words.put("claim", claim.claim());
    words.put("expected", claim.expected());
    words.put("verdict", claim.verdict());
    words.put("tone", claim.isAsExpected() ? "good" : FindingWords.tone(claim.verdict()));
    words.put("outcome", outcome(claim));
    words.put("outcomeTone", outcomeTone(claim));
    words.put("isOpen", !claim.isAsExpected());
    words.put("isPlain", claim.isPlain());
    words.put("found", found(claim, story));
    words.put("surprises", claim.surprises());
    words.put("findings", deciding.stream().limit(MOST).toList());
    words.put("more", Math.max(0, deciding.size() - MOST));
    words.put("hasMore", deciding.size() > MOST);
    words.put(
        "architectures", runs.stream().map(it -> it.run().topology().id()).distinct().toList());
    words.put(
        "run",
        runs.stream()
            .<Map<String, Object>>map(
                run -> Map.of("anchor", RunWords.anchor(run), "id", run.run().id()))
            .toList());
    return words;
  }

  private static List<RunStory> runs(ClaimResult claim, Story story) {
    return story.runs().stream()
        .filter(run -> claim.looks().stream().anyMatch(it -> it.run().equals(run.run().id())))
        .toList();
  }

  private static String outcome(ClaimResult claim) {
    if (claim.isAsExpected()) {
      return "as expected";
    }
    return claim.isUndecided() ? "undecided" : "not as expected";
  }

  private static String outcomeTone(ClaimResult claim) {
    if (claim.isAsExpected()) {
      return "good";
    }
    return claim.isUndecided() ? "open" : "surprise";
  }

  /** What decides, with faults called as the run's schedule does. */
  private static List<Map<String, Object>> named(ClaimResult claim, Story story) {
    return claim.deciding((look, finding) -> FindingWords.of(finding, name(look, finding, story)));
  }

  private static String name(ClaimResult.Look look, Finding finding, Story story) {
    return story.runs().stream()
        .filter(run -> run.run().id().equals(look.run()))
        .findFirst()
        .map(run -> FindingNames.of(finding, run.run()))
        .orElse(finding.name());
  }

  /** What came out otherwise, else what decides first. */
  private static String found(ClaimResult claim, Story story) {
    if (!claim.isAsExpected() && !claim.isPlain()) {
      return Lists.cut(claim.verdict(), LONGEST);
    }
    var told = claim.deciding((look, finding) -> name(look, finding, story) + ": " + told(finding));
    return told.isEmpty()
        ? "No finding of it is kept."
        : Lists.cut(told.getFirst(), LONGEST) + others(told.size() - 1);
  }

  /** A share says little without what it is of. */
  private static String told(Finding finding) {
    return finding.unit().isEmpty() || Double.isNaN(finding.value())
        ? finding.why()
        : Numbers.of(finding);
  }

  private static String others(int count) {
    return count <= 0 ? "" : " (and %d more)".formatted(count);
  }
}
