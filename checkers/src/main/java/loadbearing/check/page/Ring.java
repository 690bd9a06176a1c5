package loadbearing.check.page;

import java.util.ArrayList;
import java.util.List;
import loadbearing.check.Explanation;
import loadbearing.check.Explanation.Participant;
import loadbearing.check.txn.Precedence;

/**
 * A cycle of transactions as SVG: a box each, one below the other, an arrow with its reason from
 * each to the one that comes after it. Arrows to the next box run between the boxes, all others
 * beside them.
 *
 * <p>Letters are of one width, so every text is broken into lines before its box is drawn.
 */
final class Ring {
  /** Of a letter, at 12 px; the widest of common fonts has 7.25. */
  private static final double LETTER = 7.3;

  private static final int LINE = 17;
  private static final int LEFT = 8;
  private static final int PADDING = 10;
  private static final int BOX_LETTERS = 62;
  private static final int BOX = (int) (BOX_LETTERS * LETTER) + 2 * PADDING;
  private static final int REASON_LETTERS = 56;
  private static final int SIDE_LETTERS = 44;
  private static final int LANE = 16;
  private static final int SHOWN_DEEDS = 12;
  private static final int DEED_LETTERS = 3 * BOX_LETTERS;

  private final Explanation explanation;
  private final StringBuilder svg = new StringBuilder();
  private final List<Integer> tops = new ArrayList<>();
  private final List<Integer> heights = new ArrayList<>();
  private int bottom;

  private Ring(Explanation explanation) {
    this.explanation = explanation;
  }

  /** The drawing of {@code explanation}. */
  static String of(Explanation explanation) {
    return new Ring(explanation).drawn();
  }

  private String drawn() {
    for (var i = 0; i < explanation.participants().size(); i++) {
      box(i);
      between(i);
    }
    var beside = explanation.precedences().stream().filter(p -> !isDown(p)).toList();
    var height = bottom;
    var text = LEFT + BOX + 24 + LANE * beside.size();
    var free = 4;
    for (var i = 0; i < beside.size(); i++) {
      free = beside(beside.get(i), i, text, free);
    }
    var width = beside.isEmpty() ? LEFT + BOX + 8 : text + (int) (SIDE_LETTERS * LETTER) + 8;
    return "<svg class=\"ring\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">\n%s</svg>\n"
        .formatted(
            width,
            Math.max(height, free) + 4,
            width,
            Math.max(height, free) + 4,
            Markup.of("transactions and which comes before which: " + explanation.anomaly()),
            svg);
  }

  private static boolean isDown(Precedence precedence) {
    return precedence.second() == precedence.first() + 1;
  }

  private void box(int index) {
    var participant = explanation.participants().get(index);
    var lines = lines(participant);
    var top = index == 0 ? 4 : bottom;
    var height = (lines.size() + 1) * LINE + 2 * PADDING;
    tops.add(top);
    heights.add(height);
    svg.append(
        "<g class=\"%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n"
            .formatted(participant.fate(), LEFT, top, BOX, height));
    var y = top + PADDING + 12;
    text("head", LEFT + PADDING, y, head(index, participant));
    for (var line : lines) {
      y += LINE;
      text("deed", LEFT + PADDING, y, line);
    }
    svg.append("</g>\n");
    bottom = top + height;
  }

  private static String head(int index, Participant participant) {
    var event = participant.event() < 0 ? "" : ", event %d".formatted(participant.event());
    var fate =
        switch (participant.fate()) {
          case "committed" -> "";
          case "aborted" -> ", aborted";
          default -> ", outcome unknown";
        };
    var process = Markup.shortened("process " + participant.process(), 24);
    return "T%d: %s%s%s".formatted(index + 1, process, event, fate);
  }

  private static List<String> lines(Participant participant) {
    var deeds = participant.deeds();
    List<String> lines = new ArrayList<>();
    deeds.stream()
        .limit(SHOWN_DEEDS)
        .map(deed -> Markup.shortened(deed.toString(), DEED_LETTERS))
        .forEach(deed -> lines.addAll(Markup.wrapped(deed, BOX_LETTERS)));
    if (deeds.size() > SHOWN_DEEDS) {
      lines.add("and %d more".formatted(deeds.size() - SHOWN_DEEDS));
    }
    return lines;
  }

  /** The arrows from a box to the next, and the space that their reasons need. */
  private void between(int index) {
    var down =
        explanation.precedences().stream().filter(p -> isDown(p) && p.first() == index).toList();
    var isLast = index == explanation.participants().size() - 1;
    var begin = bottom;
    var y = begin + 8;
    for (var precedence : down) {
      y = reason(precedence, LEFT + 40, y, REASON_LETTERS);
    }
    bottom = isLast ? begin : Math.max(begin + 24, y + 12);
    if (!down.isEmpty()) {
      svg.append(
          "<g class=\"%s\"><path d=\"M%d %dV%d\"/><path class=\"tip\" d=\"M%d %dl-5 -9h10z\"/></g>\n"
              .formatted(down.getFirst().kind(), LEFT + 20, begin, bottom - 8, LEFT + 20, bottom));
    }
  }

  /** An arrow at the side; gives where the next reason may begin. */
  private int beside(Precedence precedence, int number, int text, int free) {
    var from = middle(precedence.first()) + 6;
    var to = middle(precedence.second()) - 6;
    var lane = LEFT + BOX + 20 + LANE * number;
    var edge = LEFT + BOX;
    svg.append(
        "<g class=\"%s\"><path d=\"M%d %dH%dV%dH%d\"/><path class=\"tip\" d=\"M%d %dl9 -5v10z\"/></g>\n"
            .formatted(precedence.kind(), edge, from, lane, to, edge + 8, edge, to));
    return reason(precedence, text, Math.max(free, (from + to) / 2 - 2 * LINE), SIDE_LETTERS) + 10;
  }

  private int middle(int index) {
    return tops.get(index) + heights.get(index) / 2;
  }

  /** What the arrow says, from {@code top} down; gives where it ends. */
  private int reason(Precedence precedence, int x, int top, int letters) {
    var y = top + 12;
    var name = "%s %s".formatted(precedence.kind(), precedence.key()).strip();
    text("kind " + precedence.kind(), x, y, Markup.shortened(name, letters));
    for (var line : Markup.wrapped(Markup.shortened(sentence(precedence), 4 * letters), letters)) {
      y += LINE;
      text("because", x, y, line);
    }
    return y + 4;
  }

  private static String sentence(Precedence precedence) {
    return "T%d before T%d: %s"
        .formatted(precedence.first() + 1, precedence.second() + 1, precedence.because());
  }

  private void text(String kind, int x, int y, String line) {
    svg.append(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(kind, x, y, Markup.of(line)));
  }
}
