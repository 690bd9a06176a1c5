package loadbearing.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.analysis.comparison.Portrait;
import loadbearing.report.story.Story;

/** One architecture of one size, over all its runs. */
final class PortraitJson {
  private PortraitJson() {}

  static void write(ObjectNode json, Portrait portrait, Story story) {
    var outlay = portrait.outlay();
    json.put("architecture", portrait.topology().id())
        .put("name", portrait.topology().name())
        .put("machines", outlay.machines())
        .put("cores", outlay.cores())
        .put("memoryMebibytes", outlay.mebibytes());
    number(json, "capacity", portrait.carried().map(it -> it.finding().value()).orElse(Double.NaN));
    JsonFormat.interval(json, portrait.carried().flatMap(it -> it.finding().interval()));
    number(json, "capacityPerCore", portrait.carried().map(it -> it.perCore()).orElse(Double.NaN));
    json.put("partsTried", portrait.tried().size())
        .put("partsNotMissed", portrait.survived().size());
    number(json, "longestOutageSeconds", portrait.longestOutage());
    number(json, "writesLost", portrait.forgot().map(Finding::value).orElse(Double.NaN));
    number(json, "staleReads", portrait.stale().map(Finding::value).orElse(Double.NaN));
    var broken = json.putArray("refuted");
    portrait.broken().stream().map(Measure::id).forEach(broken::add);
    var forecast = json.putObject("unavailabilityForecast");
    portrait.unavailability().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            it -> forecast.put(it.getKey().name().toLowerCase(Locale.ROOT) + "s", it.getValue()));
    json.put("isUnbeaten", story.front().contains(portrait));
  }

  private static void number(ObjectNode json, String name, double value) {
    JsonFormat.number(json, name, value);
  }
}
