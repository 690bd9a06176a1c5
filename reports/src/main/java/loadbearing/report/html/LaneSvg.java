package loadbearing.report.html;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;

/**
 * The few operations that prove a violation, drawn: a lane for each virtual user, a bar from call
 * to return, an open end where the outcome is unknown. Calls and returns stand in their order at
 * equal distances, since real ones would hide what matters; the axis says when each was.
 */
final class LaneSvg {
  private static final int SLOT = 118;
  private static final int LANE = 60;
  private static final int LABEL = 64;
  private static final int AXIS = 20;

  /** More operations than this are not a proof that a person follows. */
  private static final int MOST = 12;

  private LaneSvg() {}

  /** The drawing as an {@code svg} element; empty of no operations. */
  static String of(List<Operation> operations) {
    var shown =
        operations.stream()
            .sorted(Comparator.comparingLong(Operation::called))
            .limit(MOST)
            .toList();
    if (shown.isEmpty()) {
      return "";
    }
    var users = shown.stream().map(Operation::process).distinct().toList();
    var moments =
        shown.stream()
            .flatMap(o -> java.util.stream.Stream.of(o.called(), o.returned()))
            .distinct()
            .sorted()
            .toList();
    int width = LABEL + moments.size() * SLOT;
    int height = AXIS + users.size() * LANE + 8;
    var text = new StringBuilder();
    text.append(
        "<svg class=\"lanes\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"operations in the order of their calls\">\n"
            .formatted(width, height, width, height));
    for (int moment = 0; moment < moments.size(); moment++) {
      text.append(tick(moments.get(moment), LABEL + moment * SLOT, height));
    }
    for (int lane = 0; lane < users.size(); lane++) {
      text.append(lane(users.get(lane), lane, width));
    }
    for (var operation : shown) {
      text.append(
          bar(
              operation,
              LABEL + moments.indexOf(operation.called()) * SLOT,
              operation.outcome() == Outcome.UNKNOWN
                  ? width
                  : LABEL + moments.indexOf(operation.returned()) * SLOT,
              AXIS + users.indexOf(operation.process()) * LANE + 6));
    }
    return text.append("</svg>\n").toString();
  }

  private static String tick(long nanos, int x, int height) {
    return String.format(
        Locale.ROOT,
        "<line class=\"tick\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><text class=\"time\""
            + " x=\"%d\" y=\"12\">%.3f s</text>\n",
        x,
        AXIS,
        x,
        height,
        x,
        nanos / 1e9);
  }

  private static String lane(int user, int lane, int width) {
    int middle = AXIS + lane * LANE + 6 + LANE / 2;
    return "<line class=\"lane\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><text class=\"user\" x=\"0\" y=\"%d\">user %d</text>\n"
        .formatted(LABEL, middle, width, middle, middle + 4, user);
  }

  private static String bar(Operation operation, int from, int to, int top) {
    return "<g class=\"%s\"><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"48\" rx=\"4\"/><text x=\"%d\" y=\"%d\">%s</text><text class=\"said\" x=\"%d\" y=\"%d\">%s</text><text x=\"%d\" y=\"%d\">%s</text></g>\n"
        .formatted(
            operation.outcome().name().toLowerCase(Locale.ROOT),
            Escape.html(told(operation)),
            from,
            top,
            Math.max(8, to - from),
            from + 6,
            top + 14,
            Escape.html(operation.action().word() + " " + cut(operation.key())),
            from + 6,
            top + 28,
            Escape.html(cut(said(operation))),
            from + 6,
            top + 42,
            Escape.html(cut(server(operation))));
  }

  private static String said(Operation operation) {
    return operation.output().isEmpty() ? operation.input() : "→ " + operation.output();
  }

  private static String server(Operation operation) {
    return operation.path().database().isEmpty()
        ? operation.outcome().name().toLowerCase(Locale.ROOT)
        : "v%d %s".formatted(operation.version(), operation.path().database());
  }

  /** Of a long number the last digits tell it from others. */
  private static String cut(String value) {
    var text = value.replaceAll("\\d{5,}(\\d{4})", "…$1");
    return text.length() > 18 ? text.substring(0, 17) + "…" : text;
  }

  private static String told(Operation o) {
    return String.format(
        Locale.ROOT,
        "operation %d of user %d: %s %s, %s, from %.3f s to %.3f s, served by %s with %s, version"
            + " %d",
        o.id(),
        o.process(),
        o.action().word(),
        o.key(),
        o.outcome(),
        o.called() / 1e9,
        o.returned() / 1e9,
        o.path().node(),
        o.path().database(),
        o.version());
  }
}
