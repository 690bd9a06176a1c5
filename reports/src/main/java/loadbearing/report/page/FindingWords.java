package loadbearing.report.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.report.story.FindingNames;
import loadbearing.report.story.Numbers;

/** A finding in words. */
final class FindingWords {
  private FindingWords() {}

  static Map<String, Object> of(Finding finding, String name) {
    var verdict = finding.verdict().map(v -> v.name().toLowerCase(Locale.ROOT)).orElse("reported");
    var interval = interval(finding.unit(), finding.interval());
    Map<String, Object> words = new HashMap<>();
    words.put("name", name);
    words.put("verdict", verdict);
    words.put("tone", tone(verdict));
    words.put("value", value(finding.unit(), finding.value()));
    words.put("interval", interval);
    words.put("hasInterval", !interval.isEmpty());
    words.put(
        "confidence",
        finding.interval().map(i -> Numbers.percent(i.confidence()) + " interval").orElse(""));
    words.put("exposure", String.format(Locale.ROOT, "%,d", finding.exposure()));
    words.put("why", finding.why());
    words.put("evidence", finding.evidence().stream().map(Finding.Evidence::what).toList());
    return words;
  }

  /** Findings of {@code run}; a fault is called as its schedule does. */
  static List<Map<String, Object>> all(List<Finding> findings, JudgedRun judged) {
    var surprising =
        judged.surprises().broken().stream().flatMap(it -> it.finding().stream()).toList();
    return findings.stream()
        .map(
            finding -> {
              var words = of(finding, FindingNames.of(finding, judged.run()));
              words.put("isSurprise", surprising.contains(finding));
              return words;
            })
        .toList();
  }

  static String value(String unit, double value) {
    return Numbers.in(unit, value);
  }

  static String interval(String unit, Optional<Interval> interval) {
    return Numbers.interval(unit, interval);
  }

  /** The style of a verdict: {@code good}, {@code bad}, {@code open} or {@code plain}. */
  static String tone(String verdict) {
    return switch (verdict.toLowerCase(Locale.ROOT)) {
      case "holds" -> "good";
      case "refuted" -> "bad";
      case "inconclusive" -> "open";
      default -> "plain";
    };
  }
}
