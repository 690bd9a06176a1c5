package loadbearing.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import loadbearing.analysis.comparison.Portrait;
import loadbearing.report.story.Numbers;

/**
 * Architectures by what they cost and what they carry, larger the longer they are forecast to be
 * out; those that none beats are joined. Names are moved until none lies over another.
 */
final class ParetoSvg {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 380;
  private static final int LEFT = 64;
  private static final int BOTTOM = 44;
  private static final int TOP = 34;
  private static final int RIGHT = 60;
  private static final int LETTER = 8;
  private static final int LINE = 14;

  private record Box(double x, double y, double width, double height) {
    boolean overlaps(Box other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }
  }

  private final List<Portrait> measured;
  private final List<Portrait> front;
  private final Axis cores;
  private final Axis capacity;
  private final List<Box> taken = new ArrayList<>();

  private ParetoSvg(List<Portrait> measured, List<Portrait> front) {
    this.measured = measured;
    this.front = front;
    cores = Axis.to(measured.stream().mapToDouble(it -> it.outlay().cores()).max().orElse(1));
    capacity = Axis.to(measured.stream().mapToDouble(ParetoSvg::carried).max().orElse(1));
    measured.forEach(it -> taken.add(dot(it)));
  }

  /** The drawing as an {@code svg} element; empty where fewer than two were measured. */
  static String of(List<Portrait> all, List<Portrait> front) {
    var measured = all.stream().filter(it -> it.carried().isPresent()).toList();
    return measured.size() < 2 ? "" : new ParetoSvg(measured, front).draw();
  }

  private static double carried(Portrait portrait) {
    return portrait.carried().map(it -> it.finding().value()).orElse(Double.NaN);
  }

  private double x(Portrait portrait) {
    return x(portrait.outlay().cores());
  }

  private double x(double value) {
    return LEFT + value / cores.end() * (WIDTH - LEFT - RIGHT);
  }

  private double y(Portrait portrait) {
    return y(carried(portrait));
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - value / capacity.end() * (HEIGHT - TOP - BOTTOM);
  }

  /** From nines to none: 5 to 13 px. */
  private static double radius(Portrait portrait) {
    double out = Math.max(1e-7, portrait.unavailability().get(portrait.weakest()));
    return Math.min(13, Math.max(5, 13 + 2.4 * Math.log10(out / 0.005)));
  }

  private Box dot(Portrait portrait) {
    double r = radius(portrait) + 1;
    return new Box(x(portrait) - r, y(portrait) - r, 2 * r, 2 * r);
  }

  private String draw() {
    var label =
        measured.stream()
            .map(
                it ->
                    "%s %s on %s cores"
                        .formatted(
                            it.topology().id(),
                            Numbers.in("1/s", carried(it)),
                            Numbers.plain(it.outlay().cores())))
            .collect(Collectors.joining("; "));
    return text(
            "<svg class=\"pareto\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                + " aria-label=\"%s\">",
            WIDTH, HEIGHT, WIDTH, HEIGHT, Escape.html(label))
        + grid()
        + text(
            "<polyline class=\"front\" points=\"%s\"/>",
            front.stream()
                .map(it -> text("%.1f,%.1f", x(it), y(it)))
                .collect(Collectors.joining(" ")))
        + measured.stream().map(this::point).collect(Collectors.joining())
        + measured.stream().map(this::name).collect(Collectors.joining())
        + "</svg>";
  }

  private String grid() {
    var text = new StringBuilder();
    for (double value : capacity.ticks()) {
      text.append(
          text(
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text class=\"end\" x=\"%d\""
                  + " y=\"%.1f\">%s</text>",
              LEFT,
              WIDTH - RIGHT,
              y(value),
              y(value),
              LEFT - 8,
              y(value) + 4,
              Numbers.plain(value)));
    }
    for (double value : cores.ticks()) {
      text.append(
          text(
              "<text class=\"mid\" x=\"%.1f\" y=\"%d\">%s</text>",
              x(value), HEIGHT - BOTTOM + 18, Numbers.plain(value)));
    }
    return text
        + text(
            "<text class=\"mid\" x=\"%d\" y=\"%d\">cores it may use</text>",
            (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6)
        + text("<text x=\"%d\" y=\"%d\">requests a second</text>", 4, 12);
  }

  private String point(Portrait portrait) {
    return text(
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s</title></circle>",
        front.contains(portrait) ? "best" : "beaten",
        x(portrait),
        y(portrait),
        radius(portrait),
        Escape.html(
            "%s %s, %s machines: %s on %s cores"
                .formatted(
                    portrait.topology().id(),
                    portrait.topology().name(),
                    portrait.outlay().machines(),
                    Numbers.in("1/s", carried(portrait)),
                    Numbers.plain(portrait.outlay().cores()))));
  }

  /**
   * Beside its point, at the first of some places that is free; without one, only the tip tells.
   */
  private String name(Portrait portrait) {
    var name = portrait.topology().id();
    double width = name.length() * (double) LETTER;
    double r = radius(portrait) + 3;
    double x = x(portrait);
    double y = y(portrait);
    for (var place :
        List.of(
            new Box(x + r, y - LINE / 2.0, width, LINE),
            new Box(x - width / 2, y - r - LINE, width, LINE),
            new Box(x - width / 2, y + r, width, LINE),
            new Box(x - r - width, y - LINE / 2.0, width, LINE),
            new Box(x + r * 0.7, y - r - LINE * 0.7, width, LINE),
            new Box(x + r * 0.7, y + r * 0.5, width, LINE))) {
      if (taken.stream().noneMatch(place::overlaps)) {
        taken.add(place);
        return text(
            "<text class=\"name\" x=\"%.1f\" y=\"%.1f\">%s</text>",
            place.x(), place.y() + 11, Escape.html(name));
      }
    }
    return "";
  }

  /** An axis from 0 in round steps. */
  private record Axis(double end, List<Double> ticks) {
    static Axis to(double most) {
      double rough = most / 5;
      double decade = Math.pow(10, Math.floor(Math.log10(rough)));
      double step =
          decade
              * (rough / decade <= 1 ? 1 : rough / decade <= 2 ? 2 : rough / decade <= 5 ? 5 : 10);
      int count = (int) Math.ceil(most / step - 1e-9);
      List<Double> ticks = new ArrayList<>();
      for (int i = 0; i <= count; i++) {
        ticks.add(i * step);
      }
      return new Axis(count * step, ticks);
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
