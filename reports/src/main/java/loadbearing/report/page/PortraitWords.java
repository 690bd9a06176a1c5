package loadbearing.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.comparison.LoadBearingMap;
import loadbearing.analysis.comparison.Portrait;
import loadbearing.analysis.comparison.Toll;
import loadbearing.report.story.Numbers;
import loadbearing.report.story.Story;
import loadbearing.topology.Goal;
import loadbearing.topology.drawing.Labels;

/** An architecture in words that need no explanation, and its row among the others. */
final class PortraitWords {
  private static final double HOURS_OF_A_YEAR = 8766;

  private PortraitWords() {}

  /** Where the architecture of that id stands in the page. */
  static String anchor(String id) {
    return "arch-" + id.replaceAll("[^A-Za-z0-9-]", "-");
  }

  static Map<String, Object> of(Story story, Portrait portrait) {
    var topology = portrait.topology();
    Map<String, Object> words = new HashMap<>();
    words.put("id", topology.id());
    words.put("anchor", anchor(topology.id()));
    words.put("name", topology.name());
    words.put("isMain", isMain(story, portrait));
    words.put("isOnFront", story.front().contains(portrait));
    words.put("size", size(portrait));
    words.put("says", says(portrait));
    words.put("brief", brief(portrait));
    words.put("columns", columns(portrait));
    words.put("matrix", MatrixWords.of(portrait.map()));
    return words;
  }

  /** Whether it is the architecture's only size, or the one of which most was tried. */
  static boolean isMain(Story story, Portrait portrait) {
    return story.portraits().stream()
        .filter(it -> it.topology().id().equals(portrait.topology().id()))
        .findFirst()
        .orElseThrow()
        .equals(portrait);
  }

  static String size(Portrait portrait) {
    int machines = portrait.outlay().machines();
    return machines == 1 ? "1 machine" : machines + " machines";
  }

  /** One cell of its row. */
  private static Map<String, Object> column(String text, String small, double order, String tone) {
    return Map.of(
        "text",
        text,
        "small",
        small,
        "hasSmall",
        !small.isEmpty(),
        "order",
        Double.isFinite(order) ? Double.toString(order) : "",
        "tone",
        tone);
  }

  private static List<Map<String, Object>> columns(Portrait portrait) {
    var outlay = portrait.outlay();
    var carried = portrait.carried();
    int tried = portrait.tried().size();
    int survived = portrait.survived().size();
    double forecast = portrait.unavailability().get(portrait.weakest());
    return List.of(
        column(Integer.toString(outlay.machines()), "", outlay.machines(), ""),
        column(Numbers.plain(outlay.cores()), "", outlay.cores(), ""),
        column(memory(outlay.mebibytes()), "", outlay.mebibytes(), ""),
        carried
            .map(
                it ->
                    column(
                        Numbers.in(it.finding().unit(), it.finding().value()),
                        Numbers.interval(it.finding().unit(), it.finding().interval()),
                        it.finding().value(),
                        ""))
            .orElse(column("–", "", Double.NaN, "")),
        carried
            .map(it -> column(Numbers.in("1/s", it.perCore()), "", it.perCore(), ""))
            .orElse(column("–", "", Double.NaN, "")),
        column(
            tried == 0 ? "not tried" : survived + " of " + tried,
            tried == 0 || tried == portrait.map().rows().size()
                ? ""
                : "of " + outlay.machines() + " parts",
            tried == 0 ? Double.NaN : (double) survived / tried,
            tried == 0 ? "plain" : survived == tried ? "good" : survived == 0 ? "bad" : "open"),
        column(Numbers.seconds(portrait.longestOutage()), "", portrait.longestOutage(), ""),
        share(portrait.forgot(), List.of()),
        share(portrait.stale(), portrait.broken()),
        column(year(forecast), Labels.of(portrait.weakest()), forecast, ""));
  }

  private static Map<String, Object> share(Optional<Finding> finding, List<Measure> also) {
    double value = finding.map(Finding::value).orElse(Double.NaN);
    var words = also.stream().map(it -> "not: " + it.words()).collect(Collectors.joining("; "));
    var text =
        finding
            .map(it -> it.value() == 0 ? "none" : Numbers.percent(it.value()))
            .orElse(also.isEmpty() ? "–" : "yes");
    var small =
        finding
            .filter(it -> it.value() == 0)
            .map(it -> "of " + Numbers.plain(it.exposure()))
            .orElse("");
    boolean isBad = value > 0 || !also.isEmpty();
    return column(
        text,
        words.isEmpty() ? small : words,
        also.isEmpty() ? value : Math.max(1, value),
        isBad ? "bad" : finding.isPresent() ? "good" : "plain");
  }

  static String memory(long mebibytes) {
    return mebibytes < 1024 ? Numbers.in("MiB", mebibytes) : Numbers.in("GiB", mebibytes / 1024.0);
  }

  /** A share of a year. */
  static String year(double share) {
    double hours = share * HOURS_OF_A_YEAR;
    if (hours < 1) {
      return Numbers.in("min", hours * 60) + " a year";
    }
    return hours < 48
        ? Numbers.in("h", hours) + " a year"
        : Numbers.in("days", hours / 24) + " a year";
  }

  private static String brief(Portrait portrait) {
    int tried = portrait.tried().size();
    int survived = portrait.survived().size();
    int parts = portrait.topology().servers().size();
    if (tried == 0) {
      return "no part was taken away";
    }
    var some = tried < parts ? "tried " : "";
    if (survived == tried || survived == 0) {
      return "%s %spart may fail".formatted(survived == 0 ? "no" : "any", some);
    }
    return "%d of %d %sparts may fail".formatted(survived, tried, some);
  }

  /** What somebody who does not run it wants to know. */
  private static List<String> says(Portrait portrait) {
    List<String> says = new ArrayList<>();
    portrait
        .carried()
        .map(
            it ->
                "Serves %s requests a second on %s."
                    .formatted(Numbers.plain(it.finding().value()), size(portrait)))
        .ifPresent(says::add);
    says.addAll(losses(portrait));
    portrait
        .forgot()
        .map(
            it ->
                it.value() == 0
                    ? "No confirmed write was lost."
                    : Numbers.percent(it.value()) + " of confirmed writes were lost.")
        .ifPresent(says::add);
    portrait
        .stale()
        .map(
            it ->
                it.value() == 0
                    ? "No answer was out of date."
                    : Numbers.percent(it.value()) + " of answers were out of date.")
        .ifPresent(says::add);
    return says;
  }

  private static List<String> losses(Portrait portrait) {
    var byLoss =
        portrait.tried().stream()
            .collect(
                Collectors.groupingBy(
                    PortraitWords::loss,
                    java.util.TreeMap::new,
                    Collectors.mapping(LoadBearingMap.Row::part, Collectors.toList())));
    List<String> says = new ArrayList<>();
    byLoss.forEach((loss, parts) -> says.add(loss.said().formatted(Lists.or(parts))));
    return says;
  }

  private static Loss loss(LoadBearingMap.Row row) {
    if (row.fate() == Toll.Fate.WENT_ON) {
      return Loss.NOTHING;
    }
    boolean reads = isLost(row, Goal.READ);
    boolean writes = isLost(row, Goal.WRITE);
    if (reads && writes) {
      return Loss.EVERYTHING;
    }
    return reads ? Loss.READS : writes ? Loss.WRITES : Loss.SOME;
  }

  private static boolean isLost(LoadBearingMap.Row row, Goal goal) {
    return row.cells().stream()
        .anyMatch(cell -> cell.goal() == goal && cell.fate() == Toll.Fate.LOST);
  }

  /** What the loss of a part cost users, the worst first. */
  private enum Loss {
    EVERYTHING("Nothing works without %s."),
    WRITES("Nothing can be written without %s."),
    READS("Nothing can be read without %s."),
    SOME("Some requests fail without %s."),
    NOTHING("Users do not miss %s.");

    private final String said;

    Loss(String said) {
      this.said = said;
    }

    String said() {
      return said;
    }
  }
}
