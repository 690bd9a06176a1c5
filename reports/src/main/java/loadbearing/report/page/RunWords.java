package loadbearing.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loadbearing.analysis.observed.NodeUse;
import loadbearing.analysis.observed.Seconds;
import loadbearing.report.story.Numbers;
import loadbearing.report.story.RunStory;

/** One run in words. */
public final class RunWords {
  private RunWords() {}

  /** The run's place in the page, a name that needs no escaping anywhere. */
  public static String anchor(RunStory story) {
    return "run-" + story.run().id().replaceAll("[^A-Za-z0-9-]", "-");
  }

  static Map<String, Object> of(RunStory story) {
    var run = story.run();
    Map<String, Object> words = new HashMap<>();
    words.put("id", run.id());
    words.put("anchor", anchor(story));
    words.put("architecture", story.architecture());
    words.put("summary", run.topology().summary());
    words.put("isVoid", !story.isValid());
    words.put("voidReasons", story.report().voidReasons());
    words.put("facts", facts(story));
    words.put("throughputWords", throughput(story));
    words.put("latencyWords", latency(story));
    words.put("cpuWords", cpu(story.nodes()));
    words.put("hasCpu", !story.nodes().isEmpty());
    var findings = story.report().findings();
    var verdicts = findings.stream().filter(f -> f.verdict().isPresent()).toList();
    var reported = findings.stream().filter(f -> f.verdict().isEmpty()).toList();
    words.put("findings", FindingWords.all(findings, story.report()));
    words.put("hasFindings", !findings.isEmpty());
    words.put("verdicts", FindingWords.all(verdicts, story.report()));
    words.put("hasVerdicts", !verdicts.isEmpty());
    words.put("reported", FindingWords.all(reported, story.report()));
    words.put("hasReported", !reported.isEmpty());
    words.put("images", images(run.images()));
    words.put("hasImages", !run.images().isEmpty());
    return words;
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
