package loadbearing.report.page;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import loadbearing.report.story.ClaimResult;
import loadbearing.report.story.Headline;
import loadbearing.report.story.RunStory;
import loadbearing.report.story.SideBySide;
import loadbearing.report.story.Story;

/** The words of the whole page. */
public final class Page {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Page() {}

  /** What the templates read; the keys are the names in them. */
  public static Map<String, Object> of(Story story) {
    Map<String, Object> page = new HashMap<>();
    page.put("title", story.title());
    page.put("made", DAY.format(story.made()));
    page.put("runCount", story.runs().size() == 1 ? "1 run" : story.runs().size() + " runs");
    page.put("headlines", story.headlines().stream().map(Page::headline).toList());
    page.put("hasHeadlines", !story.headlines().isEmpty());
    page.put("columns", columns(story.runs()));
    page.put("rows", story.table().rows().stream().map(Page::row).toList());
    page.put("faults", story.runs().stream().flatMap(run -> FaultWords.of(run)).toList());
    page.put("hasFaults", story.runs().stream().anyMatch(run -> !run.faults().isEmpty()));
    page.put("maps", story.maps().stream().map(MapWords::of).toList());
    page.put("claims", story.claims().stream().map(claim -> claim(claim, story)).toList());
    page.put("hasClaims", !story.claims().isEmpty());
    page.put("scalings", story.runs().stream().flatMap(run -> ScalingWords.of(run)).toList());
    page.put("hasScalings", story.runs().stream().anyMatch(run -> run.scaling().isPresent()));
    page.put("runs", story.runs().stream().map(RunWords::of).toList());
    page.put(
        "voidRuns", story.runs().stream().filter(run -> !run.isValid()).map(RunWords::of).toList());
    return page;
  }

  private static Map<String, Object> headline(Headline headline) {
    var label =
        switch (headline.tone()) {
          case VOID -> "void";
          case SURPRISE -> "surprise";
          case UNDECIDED -> "undecided";
          case WON -> "won";
          case EVEN -> "even";
          case BROKE -> "broke";
          case HELD -> "held";
        };
    return Map.of("tone", label, "text", headline.text());
  }

  private static List<Map<String, Object>> columns(List<RunStory> runs) {
    return runs.stream()
        .<Map<String, Object>>map(
            run ->
                Map.of(
                    "architecture", run.architecture(),
                    "conditions", run.conditions(),
                    "faults", String.join("; ", run.run().plan().schedule().words()),
                    "anchor", RunWords.anchor(run),
                    "isVoid", !run.isValid()))
        .toList();
  }

  private static Map<String, Object> row(SideBySide.Row row) {
    return Map.of(
        "label",
        row.label(),
        "hint",
        row.hint(),
        "cells",
        IntStream.range(0, row.cells().size())
            .mapToObj(i -> cell(row, row.cells().get(i)))
            .toList());
  }

  private static Map<String, Object> cell(SideBySide.Row row, SideBySide.Cell cell) {
    var interval = FindingWords.interval(row.unit(), cell.interval());
    return Map.of(
        "value", FindingWords.value(row.unit(), cell.value()),
        "interval", interval,
        "hasInterval", !interval.isEmpty());
  }

  private static Map<String, Object> claim(ClaimResult claim, Story story) {
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
    words.put("findings", claim.findings().stream().map(FindingWords::of).toList());
    words.put(
        "run",
        story.runs().stream()
            .filter(run -> claim.looks().stream().anyMatch(it -> it.run().equals(run.run().id())))
            .<Map<String, Object>>map(
                run -> Map.of("anchor", RunWords.anchor(run), "id", run.run().id()))
            .toList());
    return words;
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
}
