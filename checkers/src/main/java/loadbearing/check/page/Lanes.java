package loadbearing.check.page;

import java.util.List;
import java.util.stream.LongStream;
import loadbearing.check.CheckResult.Shown;

/**
 * A lane a process as SVG, the offending operations marked.
 *
 * <p>Calls and returns are placed in their order, at equal distances: real ones would hide what
 * matters.
 */
final class Lanes {
  private static final int SLOT = 62;
  private static final int LANE = 44;
  private static final int LABEL = 96;
  private static final int AXIS = 24;

  private Lanes() {}

  /** The drawing of {@code scene}; nothing of none. */
  static String of(List<Shown> scene) {
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
    var text = new StringBuilder();
    text.append(
        "<svg class=\"lanes\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(
                width, height, width, height, "operations by process; those that prove it marked"));
    text.append(axis(moments));
    for (var lane = 0; lane < processes.size(); lane++) {
      text.append(lane(processes.get(lane), AXIS + lane * LANE, width));
    }
    scene.forEach(shown -> text.append(bar(shown, processes, moments, width)));
    return text.append("</svg>\n").toString();
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
        .formatted(LABEL, middle, width, middle, middle + 4, Markup.of(process));
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
            Markup.of(shown.process()),
            Markup.of(shown.deed()),
            shown.called(),
            isOpen ? ", never answered" : " to " + shown.returned(),
            from,
            top,
            Math.max(SLOT / 2, to - from),
            LANE - 12,
            from + 4,
            top + 20,
            Markup.of(cut(shown.deed(), room)));
  }

  private static String cut(String text, int room) {
    return text.length() > room ? text.substring(0, room - 1) + "…" : text;
  }
}
