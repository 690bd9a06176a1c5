package loadbearing.report.html;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.comparison.Portrait;
import loadbearing.history.Operation;
import loadbearing.report.page.Page;
import loadbearing.report.story.Format;
import loadbearing.report.story.RunStory;
import loadbearing.report.story.Story;

/**
 * {@code index.html}: one file that opens offline. Whatever a run says is escaped where it stands;
 * only what this package makes itself goes in as it is.
 */
public final class HtmlFormat implements Format {
  /** Drawings of one run; beyond them, what proves a finding is in its JSON. */
  private static final int MOST_DRAWN = 12;

  @Override
  public String file() {
    return "index.html";
  }

  @Override
  public String render(Story story) {
    var page = Page.of(story);
    page.put("style", resource("report.css"));
    page.put("library", resource("echarts.common.min.js"));
    page.put("script", resource("timeline.js") + resource("report.js"));
    page.put("data", ChartData.of(story));
    page.put("pareto", ParetoSvg.of(story.portraits(), story.front()));
    each(page, "portraits", (words, i) -> drawn(words, story, story.portraits().get(i)));
    each(page, "runs", (words, i) -> proved(words, story.runs().get(i)));
    return Mustache.compiler()
        .escapeHTML(true)
        .withLoader(name -> new StringReader(resource(name + ".html.mustache")))
        .compile(resource("report.html.mustache"))
        .execute(page);
  }

  @SuppressWarnings("unchecked")
  private static void each(
      Map<String, Object> page, String list, ObjIntConsumer<Map<String, Object>> drawing) {
    var all = (List<Map<String, Object>>) page.get(list);
    IntStream.range(0, all.size()).forEach(i -> drawing.accept(all.get(i), i));
  }

  private static void drawn(Map<String, Object> words, Story story, Portrait portrait) {
    var proxied =
        story.runs().stream()
            .filter(run -> run.run().topology().equals(portrait.topology()))
            .flatMap(run -> run.run().plan().proxied().stream())
            .collect(Collectors.toSet());
    words.put("miniature", Miniature.of(portrait.map()));
    words.put(
        "graph", TopologySvg.of(portrait.topology(), proxied, Miniature.fates(portrait.map())));
  }

  private static void proved(Map<String, Object> words, RunStory run) {
    var violations = violations(run);
    words.put("violations", violations);
    words.put("hasViolations", !violations.isEmpty());
  }

  private static List<Map<String, Object>> violations(RunStory run) {
    return run.report().findings().stream()
        .flatMap(
            finding -> finding.evidence().stream().map(proof -> violation(run, finding, proof)))
        .filter(violation -> !violation.get("lanes").equals(""))
        .limit(MOST_DRAWN)
        .toList();
  }

  private static Map<String, Object> violation(
      RunStory run, Finding finding, Finding.Evidence proof) {
    var ids = new HashSet<>(proof.operations());
    var operations =
        run.run().history().of(Operation.class).stream().filter(o -> ids.contains(o.id())).toList();
    return Map.of("name", finding.name(), "what", proof.what(), "lanes", LaneSvg.of(operations));
  }

  private static String resource(String name) {
    try (var stream = HtmlFormat.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(
            "the report's %s is not on the class path; build the reports module anew"
                .formatted(name));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
