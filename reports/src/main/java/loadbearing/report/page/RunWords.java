package loadbearing.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.analysis.observed.NodeUse;
import loadbearing.analysis.observed.Seconds;
import loadbearing.report.story.Numbers;
import loadbearing.report.story.RunStory;
import loadbearing.report.story.SideBySide;
import loadbearing.report.story.Story;

/** One run in words. */
public final class RunWords {
  private RunWords() {}

  /** The run's place in the page, a name that needs no escaping anywhere. */
  public static String anchor(RunStory story) {
    return "run-" + story.run().id().replaceAll("[^A-Za-z0-9-]", "-");
  }

  /** The i-th run of a story. */
  static Map<String, Object> of(Story story, int i) {
    Map<String, Object> words = of(story.runs().get(i));
    words.put("numbers", numbers(story.table(), i));
    return words;
  }

  private static Map<String, Object> of(RunStory story) {
    var run = story.run();
    Map<String, Object> words = new HashMap<>();
    words.put("id", run.id());
    words.put("anchor", anchor(story));
    words.put("architecture", story.architecture());
    words.put("summary", run.topology().summary());
    words.put("isVoid", !story.isValid());
    words.put("voidReasons", story.report().voidReasons());
    words.put("brief", brief(story));
    words.put("surpriseCount", surprises(story));
    words.put("hasSurprises", !story.report().surprises().broken().isEmpty());
    words.put("facts", facts(story));
    words.put("throughputWords", throughput(story));
    words.put("latencyWords", latency(story));
    words.put("cpuWords", cpu(story.nodes()));
    words.put("hasCpu", !story.nodes().isEmpty());
    words.put("timeWords", throughput(story) + " " + latency(story));
    words.put("faults", FaultWords.of(story).toList());
    words.put("hasFaults", !story.faults().isEmpty());
    findings(words, story.report());
    words.put("images", images(run.images()));
    words.put("hasImages", !run.images().isEmpty());
    return words;
  }

  /** What is open or not as wanted is read first; what holds is there for who looks for it. */
  private static void findings(Map<String, Object> words, JudgedRun report) {
    var all = FindingWords.all(report.findings(), report);
    var reported = all.stream().filter(it -> it.get("verdict").equals("reported")).toList();
    var holding =
        all.stream()
            .filter(it -> it.get("verdict").equals("holds") && it.get("isSurprise").equals(false))
            .toList();
    var notable =
        all.stream().filter(it -> !reported.contains(it) && !holding.contains(it)).toList();
    words.put("findings", all);
    words.put("hasFindings", !all.isEmpty());
    words.put("notable", notable);
    words.put("hasNotable", !notable.isEmpty());
    words.put("holding", holding);
    words.put("hasHolding", !holding.isEmpty());
    words.put("holdingCount", holding.size());
    words.put("reported", reported);
    words.put("hasReported", !reported.isEmpty());
    words.put("reportedCount", reported.size());
  }

  private static String brief(RunStory story) {
    var plan = story.run().plan();
    var faults = plan.schedule().words();
    return "%s for %s%s"
        .formatted(
            story.conditions(),
            Numbers.seconds(plan.duration().toNanos() / 1e9),
            faults.isEmpty()
                ? ", nothing broken"
                : faults.size() == 1 ? ", " + faults.getFirst() : ", " + faults.size() + " faults");
  }

  private static String surprises(RunStory story) {
    int count = story.report().surprises().broken().size();
    return count == 1 ? "1 surprise" : count + " surprises";
  }

  private static List<Map<String, Object>> numbers(SideBySide table, int i) {
    return table.rows().stream()
        .filter(row -> Double.isFinite(row.cells().get(i).value()))
        .map(row -> number(row, row.cells().get(i)))
        .toList();
  }

  private static Map<String, Object> number(SideBySide.Row row, SideBySide.Cell cell) {
    var interval = FindingWords.interval(row.unit(), cell.interval());
    return Map.of(
        "label", row.label().replaceFirst("^– as predicted$", "as predicted"),
        "hint", row.hint(),
        "value", FindingWords.value(row.unit(), cell.value()),
        "interval", interval,
        "hasInterval", !interval.isEmpty());
  }

  private static List<Map<String, Object>> facts(RunStory story) {
    var plan = story.run().plan();
    var faults = plan.schedule().words();
    List<Map<String, Object>> facts = new ArrayList<>();
    fact(facts, "Load", story.conditions());
    fact(
        facts,
        "Measured",
        "%s after %s of warm-up; %s operations"
            .formatted(
                Numbers.seconds(plan.duration().toNanos() / 1e9),
                Numbers.seconds(plan.warmUp().toNanos() / 1e9),
                String.format(Locale.ROOT, "%,d", story.measured().size())));
    fact(facts, "Faults", faults.isEmpty() ? "none" : String.join("; ", faults));
    fact(
        facts,
        "Proxied edges",
        plan.proxied().isEmpty()
            ? "none"
            : plan.proxied().stream().sorted().collect(Collectors.joining(", ")));
    fact(facts, "Seed", Long.toString(plan.seed()));
    fact(
        facts,
        "Host",
        "%s idle, %s stolen"
            .formatted(
                Numbers.percent(story.host().idle()), Numbers.percent(story.host().steal())));
    fact(facts, "Generator lag", "p99 " + Numbers.in("ms", story.host().lagMillis()));
    fact(
        facts,
        "Recording",
        story.host().complete() ? "complete" : "incomplete, the tail is missing");
    return facts;
  }

  private static void fact(List<Map<String, Object>> facts, String name, String value) {
    facts.add(Map.of("name", name, "value", value));
  }

  private static String throughput(RunStory story) {
    var bins = story.seconds().bins();
    double failed = bins.stream().mapToDouble(Seconds.Bin::failed).sum() * story.seconds().width();
    double unknown =
        bins.stream().mapToDouble(Seconds.Bin::unknown).sum() * story.seconds().width();
    double low = bins.stream().mapToDouble(Seconds.Bin::ok).min().orElse(Double.NaN);
    double high = bins.stream().mapToDouble(Seconds.Bin::ok).max().orElse(Double.NaN);
    return "Answers a second between %s and %s; %s operations failed, %s have an unknown outcome."
        .formatted(
            Numbers.plain(low), Numbers.plain(high), Numbers.plain(failed), Numbers.plain(unknown));
  }

  private static String latency(RunStory story) {
    double worst =
        story.seconds().bins().stream()
            .mapToDouble(Seconds.Bin::p99)
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN);
    return "Latency of answered operations, from the moment they were due; the worst second's p99 is %s."
        .formatted(Numbers.in("ms", worst));
  }

  private static String cpu(List<NodeUse> nodes) {
    return nodes.stream()
        .map(
            node ->
                "%s %s CPU-s at %s cores%s"
                    .formatted(
                        node.node(),
                        Numbers.plain(node.cpuSeconds()),
                        Numbers.plain(node.cpus()),
                        Double.isNaN(node.throttled())
                            ? ""
                            : " (" + Numbers.percent(node.throttled()) + " throttled)"))
        .reduce((a, b) -> a + "; " + b)
        .map(
            text ->
                "Share of each node's budget. Used, with the share of scheduling periods that hit"
                    + " the limit: "
                    + text
                    + ".")
        .orElse("");
  }

  private static List<Map<String, Object>> images(Map<String, String> images) {
    return new TreeMap<>(images)
        .entrySet().stream()
            .<Map<String, Object>>map(
                entry -> Map.of("node", entry.getKey(), "image", entry.getValue()))
            .toList();
  }
}
