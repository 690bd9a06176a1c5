package loadbearing.report.story;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;

/** Numbers for people; the same everywhere, whatever the machine's language. */
public final class Numbers {
  /** Keeps a number and its unit on one line. */
  private static final String SPACE = "\u00a0";

  private Numbers() {}

  /** Three significant digits, thousands apart: {@code 12,300}, {@code 0.0123}; a dash for NaN. */
  public static String plain(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (Math.abs(value) >= 1000) {
      return String.format(Locale.ROOT, "%,d", Math.round(value)).replace("-", "−");
    }
    var rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
    return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString().replace("-", "−");
  }

  /** A share in [0, 1] as percent; as many digits as tell it from 100 %. */
  public static String percent(double share) {
    if (Double.isNaN(share)) {
      return "–";
    }
    if (share == 0 || share == 1) {
      return share == 0 ? "0" + SPACE + "%" : "100" + SPACE + "%";
    }
    if (share > 0.9999) {
      return share > 0.999999
          ? "> 99.9999" + SPACE + "%"
          : String.format(Locale.ROOT, "%.4f" + SPACE + "%%", share * 100);
    }
    return share > 0.99
        ? String.format(Locale.ROOT, "%.2f" + SPACE + "%%", share * 100)
        : plain(share * 100) + SPACE + "%";
  }

  /** Seconds as {@code 340 ms}, {@code 5.2 s} or {@code 2 min 5 s}. */
  public static String seconds(double seconds) {
    if (Double.isNaN(seconds)) {
      return "–";
    }
    if (Math.abs(seconds) < 1 && seconds != 0) {
      return plain(seconds * 1000) + SPACE + "ms";
    }
    if (Math.abs(seconds) < 120) {
      return plain(seconds) + SPACE + "s";
    }
    long whole = Math.round(seconds);
    return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + SPACE + "s");
  }

  /** A value in its unit; a ratio has none. */
  public static String in(String unit, double value) {
    if (Double.isNaN(value)) {
      return plain(value);
    }
    return switch (unit) {
      case "" -> plain(value);
      case "s" -> seconds(value);
      case "ms" -> seconds(value / 1000);
      case "%" -> percent(value);
      case "1/s" -> plain(value) + "/s";
      default -> plain(value) + SPACE + unit;
    };
  }

  /** Both ends of an interval, {@code 7.7 to 12.3 ms}; empty if there is none. */
  public static String interval(String unit, Optional<Interval> interval) {
    return interval.map(i -> range(in(unit, i.low()), in(unit, i.high()))).orElse("");
  }

  /** The unit of the low end is left out where the high end has the same. */
  private static String range(String low, String high) {
    var number = low.replaceFirst("[^0-9]+$", "");
    boolean isSame = high.endsWith(low.substring(number.length())) && !number.isEmpty();
    return (isSame ? number : low) + " to " + high;
  }

  /** A finding's value with its interval, in words. */
  public static String of(Finding finding) {
    var value = in(finding.unit(), finding.value());
    var interval = interval(finding.unit(), finding.interval());
    return interval.isEmpty() ? value : value + " (" + interval + ")";
  }
}
