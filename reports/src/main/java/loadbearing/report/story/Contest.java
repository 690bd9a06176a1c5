package loadbearing.report.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import loadbearing.analysis.Interval;

/**
 * Who is best at one thing, never by a bare ranking: architectures whose intervals overlap are not
 * told apart.
 *
 * @param what the thing, in words: {@code throughput outside faults}
 * @param unit as in a finding
 * @param isMoreBetter whether the greater value wins
 * @param entries who takes part; those without an interval are left out
 */
record Contest(String what, String unit, boolean isMoreBetter, List<Entry> entries) {

  /** One architecture's value. */
  record Entry(String name, SideBySide.Cell cell) {
    Interval interval() {
      return cell.interval().orElseThrow();
    }

    boolean overlaps(Entry other) {
      return interval().low() <= other.interval().high()
          && other.interval().low() <= interval().high();
    }
  }

  Contest {
    entries = entries.stream().filter(entry -> entry.cell().interval().isPresent()).toList();
  }

  /** The outcome in one sentence; none if fewer than two take part. */
  List<Headline> headlines() {
    if (entries.size() < 2) {
      return List.of();
    }
    var ranked = new ArrayList<>(entries);
    var byValue = Comparator.<Entry>comparingDouble(entry -> entry.cell().value());
    ranked.sort(isMoreBetter ? byValue.reversed() : byValue);
    var best = ranked.getFirst();
    var equals = ranked.stream().filter(best::overlaps).toList();
    var rest = ranked.stream().filter(entry -> !best.overlaps(entry)).toList();
    var behind = rest.isEmpty() ? "" : " Behind: " + told(rest) + ".";
    return List.of(
        equals.size() == 1
            ? new Headline(
                Headline.Tone.WON,
                "%s wins at %s: %s.%s".formatted(best.name(), what, value(best), behind))
            : new Headline(
                Headline.Tone.EVEN,
                "%s are indistinguishable at %s: %s.%s"
                    .formatted(names(equals), what, told(equals), behind)));
  }

  private static String names(List<Entry> entries) {
    var names = entries.stream().map(Entry::name).toList();
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private String told(List<Entry> told) {
    return told.stream()
        .map(entry -> entry.name() + " " + value(entry))
        .collect(Collectors.joining("; "));
  }

  private String value(Entry entry) {
    return "%s (%s)"
        .formatted(
            Numbers.in(unit, entry.cell().value()),
            Numbers.interval(unit, entry.cell().interval()));
  }
}
