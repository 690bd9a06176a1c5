package loadbearing.report.page;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import loadbearing.analysis.comparison.Portraits;
import loadbearing.report.story.Headline;
import loadbearing.report.story.Numbers;
import loadbearing.report.story.Story;

/** The words of the whole page. */
public final class Page {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** So many lines of news are read; the others are a click away. */
  private static final int MOST = 8;

  private Page() {}

  /** What the templates read; the keys are the names in them. */
  public static Map<String, Object> of(Story story) {
    Map<String, Object> page = new HashMap<>();
    page.put("title", story.title());
    page.put("made", DAY.format(story.made()));
    page.put("runCount", count(story.runs().size(), "run"));
    page.put("extent", extent(story));
    page.put("outcome", outcome(story));
    news(page, story.headlines());
    page.put("machine", Numbers.percent(Portraits.MACHINE));
    var portraits = story.portraits().stream().map(it -> PortraitWords.of(story, it)).toList();
    page.put("portraits", portraits);
    page.put("hasPareto", story.front().size() > 1);
    page.put("faults", story.runs().stream().flatMap(run -> FaultWords.of(run)).toList());
    page.put("hasFaults", story.runs().stream().anyMatch(run -> !run.faults().isEmpty()));
    page.put("maps", story.maps().stream().map(MapWords::of).toList());
    page.put("claims", story.claims().stream().map(it -> LedgerWords.of(it, story)).toList());
    page.put("hasClaims", !story.claims().isEmpty());
    page.put("hasUnexpected", story.claims().stream().anyMatch(it -> !it.isAsExpected()));
    page.put("scalings", story.runs().stream().flatMap(run -> ScalingWords.of(run)).toList());
    page.put("hasScalings", story.runs().stream().anyMatch(run -> run.scaling().isPresent()));
    var runs =
        IntStream.range(0, story.runs().size()).mapToObj(i -> RunWords.of(story, i)).toList();
    page.put("runs", runs);
    page.put("architectures", ArchitectureWords.all(story, portraits, runs));
    return page;
  }

  private static String extent(Story story) {
    long architectures =
        story.portraits().stream().map(it -> it.topology().id()).distinct().count();
    return "%s, %s, %s"
        .formatted(
            count(architectures, "architecture"),
            count(story.runs().size(), "run"),
            count(story.claims().size(), "claim"));
  }

  /** What somebody wants to know who reads no further. */
  private static String outcome(Story story) {
    if (story.runs().isEmpty() && story.claims().isEmpty()) {
      return "Nothing was compared and nothing was broken";
    }
    List<String> told = new ArrayList<>();
    long surprises = count(story, Headline.Tone.SURPRISE);
    told.add(surprises == 0 ? "No surprises" : count(surprises, "surprise"));
    long undecided = count(story, Headline.Tone.UNDECIDED);
    if (undecided > 0) {
      told.add(count(undecided, "claim") + " undecided");
    }
    long voids = story.runs().stream().filter(run -> !run.isValid()).count();
    if (voids > 0) {
      told.add(count(voids, "run") + " void");
    }
    return String.join(", ", told);
  }

  private static long count(Story story, Headline.Tone tone) {
    return story.headlines().stream().filter(headline -> headline.tone() == tone).count();
  }

  private static String count(long many, String what) {
    return many == 1 ? "1 " + what : "%,d %ss".formatted(many, what);
  }

  /** What proves nothing is told after what does; what was foreseen is a click away. */
  private static void news(Map<String, Object> page, List<Headline> headlines) {
    var news =
        headlines.stream()
            .filter(it -> !it.tone().isForeseen())
            .sorted(Comparator.comparing(it -> it.tone() == Headline.Tone.VOID))
            .toList();
    var foreseen = headlines.stream().filter(it -> it.tone().isForeseen()).toList();
    page.put("headlines", headlines.stream().map(Page::headline).toList());
    page.put("hasHeadlines", !headlines.isEmpty());
    page.put("isCalm", headlines.stream().noneMatch(it -> it.tone().isAlarm()));
    page.put("news", news.stream().limit(MOST).map(Page::headline).toList());
    page.put("moreNews", news.stream().skip(MOST).map(Page::headline).toList());
    page.put("hasMoreNews", news.size() > MOST);
    page.put("moreNewsCount", news.size() - MOST);
    page.put("foreseen", foreseen.stream().map(Page::headline).toList());
    page.put("hasForeseen", !foreseen.isEmpty());
    page.put("foreseenCount", foreseen.size());
  }

  private static Map<String, Object> headline(Headline headline) {
    var label =
        switch (headline.tone()) {
          case VOID -> "void";
          case SURPRISE -> "surprise";
          case UNDECIDED -> "undecided";
          case WON -> "best";
          case EVEN -> "even";
          case BROKE -> "broke";
          case HELD -> "held";
        };
    return Map.of("tone", label, "text", headline.text());
  }
}
