package loadbearing.check.page;

import java.util.List;
import loadbearing.check.CheckReport;
import loadbearing.check.CheckResult;
import loadbearing.check.Explanation;

/**
 * What checks found in histories, as one page: for each bad one the sentences that prove it, and
 * drawn, the cycles of its transactions and a lane a process. Opens offline.
 */
public final class HistoryPage {
  private static final int MOST_RINGS = 10;
  private static final int MOST_BOXES = 16;

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1c2430; --soft: #5c6675; --paper: #fff; --line: #d5dae1;
        --bar: #dfe7f2; --bad: #b3261e; --bad-ink: #fff; --ww: #6b3fa0; --wr: #1a6b3c; --rw: #b3261e; --rt: #8a5a00; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa5b4; --paper: #14181e;
        --line: #333c48; --bar: #2a3646; --bad: #e5736b; --bad-ink: #14181e; --ww: #b794e6; --wr: #6fcf97;
        --rw: #e5736b; --rt: #e0b050; } }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; overflow-wrap: anywhere; margin-top: 2.5rem; }
      h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
      p, summary { color: var(--soft); } li { overflow-wrap: anywhere; }
      .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; padding: .5rem; }
      svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
      svg rect { fill: var(--bar); stroke: var(--line); }
      svg line { stroke: var(--line); }
      .lanes .axis text { fill: var(--soft); font-size: 10px; text-anchor: middle; }
      .lanes .offending rect { fill: var(--bad); stroke: var(--bad); }
      .lanes .offending text { fill: var(--bad-ink); font-weight: 600; }
      .ring text { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, monospace; }
      .ring .head, .ring .kind { font-weight: 700; }
      .ring .because { fill: var(--soft); }
      .ring .aborted rect, .ring .unknown rect { stroke-dasharray: 5 4; stroke: var(--soft); }
      .ring path { fill: none; stroke: var(--c); stroke-width: 1.5; }
      .ring path.tip { fill: var(--c); }
      .ring text.kind { fill: var(--c); }
      .ring .ww { --c: var(--ww); } .ring .wr { --c: var(--wr); } .ring .rw { --c: var(--rw); }
      .ring .rt, .ring .process { --c: var(--rt); }
      """;

  private HistoryPage() {}

  /** The page about {@code results}, in their order. */
  public static String of(List<CheckResult> results) {
    var text = new StringBuilder();
    text.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>Checked histories</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>Checked histories</h1>\n");
    results.forEach(result -> text.append(section(result)));
    return text.append("</body>\n</html>\n").toString();
  }

  private static String section(CheckResult result) {
    var head = CheckReport.text(result).lines().findFirst().orElse("");
    var text = new StringBuilder("<section>\n");
    text.append("<h2>%s: %s</h2>\n".formatted(name(result), result.verdict().word()));
    text.append("<p>%s</p>\n".formatted(Markup.of(head)));
    text.append(list(result.why()));
    result.explanations().stream().limit(MOST_RINGS).forEach(e -> text.append(ring(e)));
    if (result.explanations().size() > MOST_RINGS) {
      text.append(
          "<p>and %d more, as data with --json</p>\n"
              .formatted(result.explanations().size() - MOST_RINGS));
    }
    if (!result.scene().isEmpty()) {
      text.append("<h3>What happened at that time</h3>\n");
      text.append(scrolling(Lanes.of(result.scene())));
    }
    return text.append("</section>\n").toString();
  }

  private static String ring(Explanation explanation) {
    var title = "<h3>%s</h3>\n".formatted(Markup.of(explanation.anomaly()));
    var boxes = explanation.participants().size();
    return boxes > MOST_BOXES
        ? title
            + "<p>%d transactions, too many for a drawing; as data with --json</p>\n"
                .formatted(boxes)
        : title
            + scrolling(Ring.of(explanation))
            + "<details><summary>In words</summary>\n%s</details>\n"
                .formatted(list(explanation.why()));
  }

  private static String list(List<String> lines) {
    if (lines.isEmpty()) {
      return "";
    }
    var text = new StringBuilder("<ul>\n");
    lines.forEach(line -> text.append("<li>%s</li>\n".formatted(Markup.of(line))));
    return text.append("</ul>\n").toString();
  }

  private static String scrolling(String drawing) {
    return "<div class=\"scroll\" tabindex=\"0\">\n%s</div>\n".formatted(drawing);
  }

  private static String name(CheckResult result) {
    var name = result.file().getFileName();
    return Markup.of(name == null ? result.file().toString() : name.toString());
  }
}
