package loadbearing.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import loadbearing.analysis.observed.Seconds;
import loadbearing.history.Phase;
import loadbearing.report.page.RunWords;
import loadbearing.report.story.Curve;
import loadbearing.report.story.RunStory;
import loadbearing.report.story.Story;

/** The numbers behind the charts, as JSON that may stand inside a script element. */
final class ChartData {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ChartData() {}

  static String of(Story story) {
    var root = MAPPER.createObjectNode();
    for (var run : story.runs()) {
      run(root.putObject(RunWords.anchor(run)), run);
    }
    try {
      return Escape.script(MAPPER.writeValueAsString(root));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(ObjectNode json, RunStory run) {
    json.put("width", run.seconds().width());
    column(json.putArray("ok"), run, Seconds.Bin::ok);
    column(json.putArray("failed"), run, Seconds.Bin::failed);
    column(json.putArray("unknown"), run, Seconds.Bin::unknown);
    column(json.putArray("p50"), run, Seconds.Bin::p50);
    column(json.putArray("p95"), run, Seconds.Bin::p95);
    column(json.putArray("p99"), run, Seconds.Bin::p99);
    var faults = json.putArray("faults");
    for (var fault : run.faults()) {
      stretch(faults, fault.episode().fault().words(), fault.begin(), fault.end());
    }
    phases(json.putArray("phases"), run);
    json.put("until", run.run().plan().duration().toNanos() / 1e9);
    var reigns = json.putArray("reigns");
    run.reigns().forEach(reign -> stretch(reigns, reign.node(), reign.begin(), reign.end()));
    var nodes = json.putArray("nodes");
    for (var node : run.nodes()) {
      var points = nodes.addObject().put("name", node.node()).putArray("points");
      for (var point : node.points()) {
        var pair = points.addArray();
        number(pair, point.seconds());
        number(pair, point.value() / node.cpus());
      }
    }
    run.scaling().ifPresent(scaling -> scaling(json.putObject("scaling"), scaling));
  }

  private static void column(ArrayNode json, RunStory run, ToDoubleFunction<Seconds.Bin> value) {
    run.seconds().bins().forEach(bin -> number(json, value.applyAsDouble(bin)));
  }

  private static void phases(ArrayNode json, RunStory run) {
    Map<Phase.Stretch, Phase> open = new HashMap<>();
    List<Phase> all = new ArrayList<>(run.run().history().of(Phase.class));
    for (var phase : all) {
      if (phase.begins()) {
        open.put(phase.stretch(), phase);
      } else if (open.containsKey(phase.stretch()) && phase.at() > 0) {
        double begin = Math.max(0, open.remove(phase.stretch()).at() / 1e9);
        stretch(json, phase.stretch().words(), begin, phase.at() / 1e9);
      }
    }
  }

  private static void stretch(ArrayNode json, String name, double begin, double end) {
    json.addObject().put("name", name).put("begin", rounded(begin)).put("end", rounded(end));
  }

  private static void scaling(ObjectNode json, Curve scaling) {
    var points = json.putArray("points");
    for (var point : scaling.points()) {
      var entry = points.addObject().put("n", point.n());
      number(entry.putArray("capacity"), point.capacity());
      var ends = entry.putArray("interval");
      point
          .interval()
          .ifPresent(
              i -> {
                number(ends, i.low());
                number(ends, i.high());
              });
    }
    scaling
        .fit()
        .ifPresent(
            fit ->
                json.putObject("fit")
                    .put("lambda", fit.lambda())
                    .put("sigma", fit.sigma())
                    .put("kappa", fit.kappa()));
  }

  private static void number(ArrayNode json, double value) {
    if (!Double.isFinite(value)) {
      json.addNull();
    } else if (value == Math.rint(value)) {
      json.add((long) value);
    } else {
      json.add(rounded(value));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
