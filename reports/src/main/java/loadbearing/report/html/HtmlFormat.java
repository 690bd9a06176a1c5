package loadbearing.report.html;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import loadbearing.analysis.Finding;
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
    page.put("script", resource("report.js"));
    page.put("data", ChartData.of(story));
    page.put(
        "drawn",
        IntStream.range(0, story.runs().size()).mapToObj(i -> drawn(page, story, i)).toList());
    return Mustache.compiler()
        .escapeHTML(true)
        .compile(resource("report.html.mustache"))
        .execute(page);
  }

  /** The words of the i-th run, with its drawings. */
  private static Map<String, Object> drawn(Map<String, Object> page, Story story, int i) {
    var run = story.runs().get(i);
    var words = new HashMap<String, Object>();
    ((Map<?, ?>) ((List<?>) page.get("runs")).get(i))
        .forEach((key, value) -> words.put((String) key, value));
    words.put("graph", TopologySvg.of(run.run().topology(), run.run().plan().proxied()));
    var violations = violations(run);
    words.put("violations", violations);
    words.put("hasViolations", !violations.isEmpty());
    return words;
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
