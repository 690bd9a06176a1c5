package loadbearing.node.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A set of transactions as MySQL writes it: {@code uuid:1-5:7,other:tag:1-3}.
 *
 * @param ranges by server, with the tag where there is one; disjoint, apart, in order
 */
public record GtidSet(Map<String, List<Range>> ranges) {
  public static final GtidSet EMPTY = new GtidSet(Map.of());

  /** From {@code first} to {@code last}, both within. */
  public record Range(long first, long last) {
    public Range {
      if (first < 1 || last < first) {
        throw new IllegalArgumentException("no range of transactions: " + first + "-" + last);
      }
    }

    private boolean covers(Range other) {
      return first <= other.first && other.last <= last;
    }

    @Override
    public String toString() {
      return first == last ? "" + first : first + "-" + last;
    }
  }

  public GtidSet {
    ranges = Map.copyOf(ranges);
  }

  /**
   * Reads a set; line breaks and spaces do not count.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static GtidSet parse(String text) {
    Map<String, List<Range>> ranges = new TreeMap<>();
    for (var part : text.replaceAll("\\s", "").split(",")) {
      if (!part.isEmpty()) {
        parsePart(part.split(":"), ranges);
      }
    }
    return normal(ranges);
  }

  /** A tag counts for the ranges after it. */
  private static void parsePart(String[] words, Map<String, List<Range>> ranges) {
    var server = words[0].toLowerCase(Locale.ROOT);
    var key = server;
    for (int i = 1; i < words.length; i++) {
      if (Character.isDigit(words[i].charAt(0))) {
        ranges.computeIfAbsent(key, it -> new ArrayList<>()).add(range(words[i]));
      } else {
        key = server + ":" + words[i].toLowerCase(Locale.ROOT);
      }
    }
  }

  private static Range range(String text) {
    int dash = text.indexOf('-');
    return dash < 0
        ? new Range(Long.parseLong(text), Long.parseLong(text))
        : new Range(
            Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
  }

  /** Ranges that touch become one, so that what one range covers is in one of these. */
  private static GtidSet normal(Map<String, List<Range>> ranges) {
    Map<String, List<Range>> normal = new TreeMap<>();
    ranges.forEach((key, all) -> normal.put(key, joined(all)));
    return new GtidSet(normal);
  }

  private static List<Range> joined(List<Range> ranges) {
    List<Range> joined = new ArrayList<>();
    var sorted = new ArrayList<>(ranges);
    sorted.sort((a, b) -> Long.compare(a.first, b.first));
    for (var range : sorted) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && range.first <= last.last + 1) {
        joined.set(joined.size() - 1, new Range(last.first, Math.max(last.last, range.last)));
      } else {
        joined.add(range);
      }
    }
    return List.copyOf(joined);
  }

  /** What is in either. */
  public GtidSet and(GtidSet other) {
    Map<String, List<Range>> all = new TreeMap<>();
    ranges.forEach((key, own) -> all.put(key, new ArrayList<>(own)));
    other.ranges.forEach(
        (key, theirs) -> all.computeIfAbsent(key, it -> new ArrayList<>()).addAll(theirs));
    return normal(all);
  }

  /** Whether everything that {@code other} has is here. */
  public boolean covers(GtidSet other) {
    return other.ranges.entrySet().stream()
        .allMatch(
            entry ->
                entry.getValue().stream()
                    .allMatch(
                        theirs ->
                            ranges.getOrDefault(entry.getKey(), List.of()).stream()
                                .anyMatch(own -> own.covers(theirs))));
  }

  /** What is here and not in {@code other}. */
  public GtidSet without(GtidSet other) {
    Map<String, List<Range>> left = new TreeMap<>();
    ranges.forEach(
        (key, own) -> {
          var rest = without(own, other.ranges.getOrDefault(key, List.of()));
          if (!rest.isEmpty()) {
            left.put(key, rest);
          }
        });
    return new GtidSet(left);
  }

  private static List<Range> without(List<Range> own, List<Range> theirs) {
    List<Range> left = new ArrayList<>(own);
    for (var cut : theirs) {
      List<Range> next = new ArrayList<>();
      left.forEach(range -> cut(range, cut, next));
      left = next;
    }
    return List.copyOf(left);
  }

  private static void cut(Range range, Range cut, List<Range> into) {
    if (cut.last < range.first || range.last < cut.first) {
      into.add(range);
      return;
    }
    if (range.first < cut.first) {
      into.add(new Range(range.first, cut.first - 1));
    }
    if (cut.last < range.last) {
      into.add(new Range(cut.last + 1, range.last));
    }
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  @Override
  public String toString() {
    return new TreeMap<>(ranges)
        .entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + entry.getValue().stream()
                            .map(range -> ":" + range)
                            .collect(Collectors.joining()))
            .collect(Collectors.joining(","));
  }
}
