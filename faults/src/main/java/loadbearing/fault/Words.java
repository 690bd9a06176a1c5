package loadbearing.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One line of a schedule, read word by word; every error says where it is. */
final class Words {
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(\\D*)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "us", 1_000L,
          "µs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "min", 60_000_000_000L);

  private final String line;
  private final List<Word> words = new ArrayList<>();
  private String example = "kill primary at 10s for 5s";
  private String noun = "fault";
  private int next;

  private record Word(String text, int column) {}

  Words(String line) {
    this.line = line.strip().replaceAll("\\s*->\\s*", "->");
    var matcher = WORD.matcher(this.line);
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start() + 1));
    }
  }

  /** Errors from here on show this line as an example. */
  void example(String shown) {
    example = shown;
  }

  /** It is an act; errors from here on say so, and show this line as an example. */
  void act(String shown) {
    noun = "act";
    example = shown;
  }

  /** What the line is about, as errors say it. */
  String noun() {
    return noun;
  }

  /** Takes the next word, whatever it is. */
  String take(String expected) {
    if (next == words.size()) {
      throw wrong(expected);
    }
    return words.get(next++).text();
  }

  /** Takes exactly these words. */
  void require(String expected) {
    if (!has(expected)) {
      throw wrong("'" + expected + "'");
    }
  }

  /** Takes these words if they come next; else nothing. */
  boolean has(String phrase) {
    boolean comes = isNext(phrase);
    next += comes ? phrase.split(" ").length : 0;
    return comes;
  }

  /** Whether these words come next; takes nothing. */
  boolean isNext(String phrase) {
    var parts = phrase.split(" ");
    for (int i = 0; i < parts.length; i++) {
      if (next + i >= words.size() || !words.get(next + i).text().equals(parts[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether no word is left. */
  boolean isOver() {
    return next == words.size();
  }

  /** Nothing may be left. */
  void end() {
    if (next < words.size()) {
      throw wrong("nothing more");
    }
  }

  Duration duration(String what) {
    var found = take(what);
    return duration(found, what);
  }

  /** Reads a duration that is a part of the word just taken. */
  Duration duration(String text, String what) {
    var matcher = AMOUNT.matcher(text);
    if (!matcher.matches() || !NANOS.containsKey(matcher.group(2))) {
      throw wrongBefore(what + " such as 200ms, 1.5s or 2m");
    }
    var nanos =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NANOS.get(matcher.group(2))));
    if (nanos.remainder(BigDecimal.valueOf(1_000)).signum() != 0
        || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw wrongBefore(what + " in whole microseconds");
    }
    return Duration.ofNanos(nanos.longValueExact());
  }

  /** A whole number, followed by one of {@code units} in the same word or the next one. */
  long whole(String what, Map<String, Long> units) {
    var matcher = AMOUNT.matcher(take(what));
    if (!matcher.matches() || matcher.group(1).contains(".")) {
      throw wrongBefore(what);
    }
    var unit = matcher.group(2).isEmpty() ? take(what) : matcher.group(2);
    if (!units.containsKey(unit)) {
      throw wrongBefore(what);
    }
    return Math.multiplyExact(Long.parseLong(matcher.group(1)), units.get(unit));
  }

  /** A decimal number. */
  double number(String what) {
    var matcher = AMOUNT.matcher(take(what));
    if (!matcher.matches() || !matcher.group(2).isEmpty()) {
      throw wrongBefore(what);
    }
    return Double.parseDouble(matcher.group(1));
  }

  /** The error for the word that comes next. */
  IllegalArgumentException wrong(String expected) {
    boolean over = next >= words.size();
    return error(
        "expected %s at character %d, found %s"
            .formatted(
                expected,
                over ? line.length() + 1 : words.get(next).column(),
                over ? "the end" : "'" + words.get(next).text() + "'"));
  }

  /** The error for the word just taken. */
  IllegalArgumentException wrongBefore(String expected) {
    next--;
    return wrong(expected);
  }

  /** The error for a line whose words are fine, and whose meaning is not. */
  IllegalArgumentException error(String message) {
    return new IllegalArgumentException(
        "%s '%s': %s; for example: %s".formatted(noun, line, message, example));
  }
}
