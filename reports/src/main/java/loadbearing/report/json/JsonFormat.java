package loadbearing.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Rule;
import loadbearing.analysis.comparison.Toll;
import loadbearing.analysis.validity.HostStamp;
import loadbearing.report.story.ClaimResult;
import loadbearing.report.story.Format;
import loadbearing.report.story.RunStory;
import loadbearing.report.story.SideBySide;
import loadbearing.report.story.Story;
import loadbearing.topology.drawing.Labels;

/**
 * {@code report.json}. A number that there is not, or that is infinite, is {@code null}; shares are
 * in [0, 1]; times are seconds since the run's time zero.
 */
public final class JsonFormat implements Format {
  /** Grows when a reader of the last one would be misled. */
  private static final int VERSION = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public String file() {
    return "report.json";
  }

  @Override
  public String render(Story story) {
    var root = MAPPER.createObjectNode();
    root.put("format", VERSION).put("title", story.title()).put("made", story.made().toString());
    var headlines = root.putArray("headlines");
    story
        .headlines()
        .forEach(h -> headlines.addObject().put("tone", word(h.tone())).put("text", h.text()));
    var architectures = root.putArray("architectures");
    story
        .portraits()
        .forEach(portrait -> PortraitJson.write(architectures.addObject(), portrait, story));
    var table = root.putArray("table");
    story.table().rows().forEach(row -> row(table.addObject(), row));
    maps(root.putArray("loadBearing"), story);
    var claims = root.putArray("claims");
    story.claims().forEach(claim -> claim(claims.addObject(), claim));
    var runs = root.putArray("runs");
    story.runs().forEach(run -> run(runs.addObject(), run));
    return text(root);
  }

  private static void row(ObjectNode json, SideBySide.Row row) {
    json.put("label", row.label()).put("hint", row.hint()).put("unit", row.unit());
    var cells = json.putArray("runs");
    for (var cell : row.cells()) {
      var entry = cells.addObject();
      number(entry, "value", cell.value());
      interval(entry, cell.interval());
    }
  }

  private static void maps(ArrayNode json, Story story) {
    for (var map : story.maps()) {
      var parts = json.addObject().put("architecture", map.topology().id()).putArray("parts");
      for (var row : map.rows()) {
        var part = parts.addObject().put("part", row.part());
        for (var cell : row.cells()) {
          var goal = part.putObject(Labels.of(cell.goal()));
          goal.put("survives", cell.survives());
          var tried = goal.putArray("tried");
          cell.tried().forEach(t -> loss(tried.addObject().put("fault", t.fault()), t.loss()));
        }
      }
    }
  }

  private static void claim(ObjectNode json, ClaimResult claim) {
    json.put("id", claim.id())
        .put("claim", claim.claim())
        .put("expected", claim.expected())
        .put("verdict", claim.verdict())
        .put("asExpected", claim.isAsExpected())
        .put("run", claim.looks().stream().map(ClaimResult.Look::run).findFirst().orElse(""));
    var surprises = json.putArray("surprises");
    claim.surprises().forEach(surprises::add);
    var findings = json.putArray("findings");
    claim.findings().forEach(finding -> finding(findings.addObject(), finding));
  }

  private static void run(ObjectNode json, RunStory story) {
    var run = story.run();
    var plan = run.plan();
    json.put("run", run.id())
        .put("architecture", run.topology().id())
        .put("name", run.topology().name())
        .put("workload", plan.workload().name())
        .put("load", plan.load().toString())
        .put("seconds", plan.duration().toNanos() / 1e9)
        .put("seed", plan.seed())
        .put("operations", story.measured().size());
    var schedule = json.putArray("schedule");
    plan.schedule().words().forEach(schedule::add);
    var reasons = json.put("valid", story.isValid()).putArray("voidReasons");
    story.report().voidReasons().forEach(reasons::add);
    var surprises = json.putArray("surprises");
    story.report().surprises().broken().forEach(it -> surprises.add(it.words()));
    host(json.putObject("host"), story.host());
    var faults = json.putArray("faults");
    story.faults().forEach(fault -> fault(faults.addObject(), fault));
    var findings = json.putArray("findings");
    story.report().findings().forEach(finding -> finding(findings.addObject(), finding));
    series(json.putObject("series"), story);
  }

  private static void host(ObjectNode json, HostStamp host) {
    number(json, "idle", host.idle());
    number(json, "steal", host.steal());
    number(json, "generatorLagP99Ms", host.lagMillis());
    json.put("complete", host.complete());
  }

  private static void fault(ObjectNode json, Toll fault) {
    var episode = fault.episode();
    json.put("fault", episode.words())
        .put("began", fault.begin())
        .put("healed", fault.end())
        .put("proved", episode.isProved());
    fault.losses().forEach(loss -> loss(json.putObject(Labels.of(loss.goal())), loss));
  }

  private static void loss(ObjectNode json, Toll.Lost loss) {
    loss.predicted()
        .ifPresentOrElse(p -> json.put("predicted", p), () -> json.putNull("predicted"));
    json.put("asked", loss.asked()).put("fate", word(loss.fate()));
    number(json, "success", loss.success());
    number(json, "settled", loss.settled());
    number(json, "detectionSeconds", loss.detection());
    number(json, "outageSeconds", loss.outage());
    number(json, "recoverySeconds", loss.recovery());
    json.put("surprise", loss.isSurprise());
  }

  private static void finding(ObjectNode json, Finding finding) {
    json.put("measure", finding.measure().id())
        .put("subject", finding.subject().spelling())
        .put("name", finding.name());
    finding
        .verdict()
        .ifPresentOrElse(v -> json.put("verdict", v.name()), () -> json.putNull("verdict"));
    number(json, "value", finding.value());
    interval(json, finding.interval());
    json.put("unit", finding.unit()).put("exposure", finding.exposure()).put("why", finding.why());
    number(json, "threshold", finding.rule().map(Rule::threshold).orElse(Double.NaN));
    var evidence = json.putArray("evidence");
    for (var proof : finding.evidence()) {
      var ids = evidence.addObject().put("what", proof.what()).putArray("operations");
      proof.operations().forEach(ids::add);
    }
  }

  private static void series(ObjectNode json, RunStory story) {
    json.put("width", story.seconds().width());
    var names = new String[] {"ok", "failed", "unknown", "p50", "p95", "p99"};
    var arrays = new ArrayNode[names.length];
    for (int i = 0; i < names.length; i++) {
      arrays[i] = json.putArray(names[i]);
    }
    for (var bin : story.seconds().bins()) {
      var values =
          new double[] {bin.ok(), bin.failed(), bin.unknown(), bin.p50(), bin.p95(), bin.p99()};
      for (int i = 0; i < values.length; i++) {
        add(arrays[i], values[i]);
      }
    }
  }

  private static void add(ArrayNode json, double value) {
    if (Double.isFinite(value)) {
      json.add(Math.round(value * 1000) / 1000.0);
    } else {
      json.addNull();
    }
  }

  static void interval(ObjectNode json, Optional<Interval> interval) {
    if (interval.isEmpty()) {
      json.putNull("interval");
      return;
    }
    var ends = json.putArray("interval");
    addExact(ends, interval.get().low());
    addExact(ends, interval.get().high());
    json.put("confidence", interval.get().confidence());
  }

  private static void addExact(ArrayNode json, double value) {
    if (Double.isFinite(value)) {
      json.add(value);
    } else {
      json.addNull();
    }
  }

  static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String text(ObjectNode json) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
