package loadbearing.report.html;

import java.util.List;
import java.util.stream.LongStream;
import loadbearing.check.CheckReport;
import loadbearing.check.CheckResult;
import loadbearing.check.CheckResult.Shown;

/**
 * What checks found in histories, as one page: for each bad one the sentences that prove it, and a
 * drawing with a lane a process, the offending operations marked. Opens offline.
 *
 * <p>Calls and returns are placed in their order, at equal distances: real ones would hide what
 * matters.
 */
public final class Lanes {
  private static final int SLOT = 62;
  private static final int LANE = 44;
  private static final int LABEL = 96;
  private static final int AXIS = 24;

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1c2430; --soft: #5c6675; --paper: #fff; --line: #d5dae1;
        --bar: #dfe7f2; --bad: #b3261e; --bad-ink: #fff; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa5b4; --paper: #14181e;
        --line: #333c48; --bar: #2a3646; --bad: #e5736b; --bad-ink: #14181e; } }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; overflow-wrap: anywhere; margin-top: 2.5rem; }
      p { color: var(--soft); } li { overflow-wrap: anywhere; }
      .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; padding: .5rem; }
      svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
      svg .axis text { fill: var(--soft); font-size: 10px; text-anchor: middle; }
      svg line { stroke: var(--line); }
      svg rect { fill: var(--bar); stroke: var(--line); }
      svg .offending rect { fill: var(--bad); stroke: var(--bad); }
      svg .offending text { fill: var(--bad-ink); font-weight: 600; }
      """;

  private Lanes() {}

  /** The page about {@code results}, in their order. */
  public static String page(List<CheckResult> results) {
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
    text.append("<p>%s</p>\n".formatted(Escape.html(head)));
    if (!result.why().isEmpty()) {
      text.append("<ul>\n");
      result.why().forEach(why -> text.append("<li>%s</li>\n".formatted(Escape.html(why))));
      text.append("</ul>\n");
    }
    return text.append(drawing(result)).append("</section>\n").toString();
  }

  private static String name(CheckResult result) {
    var name = result.file().getFileName();
    return Escape.html(name == null ? result.file().toString() : name.toString());
  }

  private static String drawing(CheckResult result) {
    var scene = result.scene();
    if (scene.isEmpty()) {
      return "";
    }
    var processes = scene.stream().map(Shown::process).distinct().toList();
    var moments =
        scene.stream()
            .flatMapToLong(shown -> LongStream.of(shown.called(), shown.returned()))
            .filter(at -> at != Long.MAX_VALUE)
            .distinct()
            .sorted()
            .boxed()
            .toList();
    var width = LABEL + (moments.size() + 1) * SLOT;
    var height = AXIS + processes.size() * LANE + 8;
    var text = new StringBuilder("<div class=\"scroll\" tabindex=\"0\">\n");
    text.append(
        "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(
                width, height, width, height, "operations by process; those that prove it marked"));
    text.append(axis(moments));
    for (var lane = 0; lane < processes.size(); lane++) {
      text.append(lane(processes.get(lane), AXIS + lane * LANE, width));
    }
    scene.forEach(shown -> text.append(bar(shown, processes, moments, width)));
    return text.append("</svg>\n</div>\n").toString();
  }

  private static String axis(List<Long> moments) {
    var text = new StringBuilder("<g class=\"axis\">\n");
    for (var i = 0; i < moments.size(); i++) {
      var x = LABEL + i * SLOT;
      text.append("<text x=\"%d\" y=\"14\">%d</text>\n".formatted(x, moments.get(i)));
    }
    return text.append("</g>\n").toString();
  }

  private static String lane(String process, int top, int width) {
    var middle = top + LANE / 2;
    return "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><text x=\"0\" y=\"%d\">%s</text>\n"
        .formatted(LABEL, middle, width, middle, middle + 4, Escape.html(process));
  }

  private static String bar(Shown shown, List<String> processes, List<Long> moments, int width) {
    var isOpen = shown.returned() == Long.MAX_VALUE;
    var from = LABEL + moments.indexOf(shown.called()) * SLOT;
    var to = isOpen ? width : LABEL + moments.indexOf(shown.returned()) * SLOT;
    var top = AXIS + processes.indexOf(shown.process()) * LANE + 6;
    var room = Math.max(3, (to - from) / 7);
    return ("<g class=\"%s\"><title>%s %s, from %d%s</title>"
            + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>"
            + "<text x=\"%d\" y=\"%d\">%s</text></g>\n")
        .formatted(
            shown.offending() ? "offending" : "near",
            Escape.html(shown.process()),
            Escape.html(shown.deed()),
            shown.called(),
            isOpen ? ", never answered" : " to " + shown.returned(),
            from,
            top,
            Math.max(SLOT / 2, to - from),
            LANE - 12,
            from + 4,
            top + 20,
            Escape.html(cut(shown.deed(), room)));
  }

  private static String cut(String text, int room) {
    return text.length() > room ? text.substring(0, room - 1) + "…" : text;
  }
}
