package loadbearing.check.page;

import java.util.ArrayList;
import java.util.List;

/** Text from a history where a page takes it: harmless, and in lines that fit. */
final class Markup {
  private Markup() {}

  /** For content and for quoted attributes of HTML and SVG. */
  static String of(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Lines of at most {@code width} characters; words that are longer are cut. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    var rest = text.strip();
    while (rest.length() > width) {
      var space = rest.lastIndexOf(' ', width);
      var end = space > width / 3 ? space : inside(rest, width);
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** Of a text of more than {@code most} characters the beginning and, longer, the end. */
  static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    var head = inside(text, most / 4);
    var tail = text.length() - (most - most / 4 - 3);
    return text.substring(0, head) + " … " + text.substring(inside(text, tail));
  }

  /** {@code at}, or one less where that would part the halves of a character. */
  private static int inside(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
