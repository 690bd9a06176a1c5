package loadbearing.report.page;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import loadbearing.analysis.capacity.Usl;
import loadbearing.report.story.Curve;
import loadbearing.report.story.Numbers;
import loadbearing.report.story.RunStory;

/** A scaling curve in words. */
final class ScalingWords {
  private ScalingWords() {}

  static Stream<Map<String, Object>> of(RunStory run) {
    return run.scaling().stream().map(scaling -> of(run, scaling));
  }

  private static Map<String, Object> of(RunStory run, Curve scaling) {
    Map<String, Object> words = new HashMap<>();
    words.put("architecture", run.architecture());
    words.put("anchor", RunWords.anchor(run));
    words.put("points", scaling.points().stream().map(ScalingWords::point).toList());
    words.put("fit", scaling.fit().map(ScalingWords::fit).orElse("No law was fitted."));
    words.put("knee", scaling.knee());
    return words;
  }

  private static Map<String, Object> point(Curve.Point point) {
    return Map.of(
        "n", point.n(),
        "capacity", Numbers.in("1/s", point.capacity()),
        "interval", Numbers.interval("1/s", point.interval()),
        "efficiency", Double.isNaN(point.efficiency()) ? "–" : Numbers.percent(point.efficiency()));
  }

  private static String fit(Usl fit) {
    return "Universal scalability law: λ = %s/s for one, contention σ = %s, coherence κ = %s."
        .formatted(
            Numbers.plain(fit.lambda()), Numbers.plain(fit.sigma()), Numbers.plain(fit.kappa()));
  }
}
