package loadbearing.suite;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Verdict;

/**
 * Whether a finding came out the same in two runs of one plan.
 *
 * @param finding its name
 * @param before the verdict of the first run, in words
 * @param after the verdict of the second
 */
public record Agreement(String finding, String before, String after) {
  /** Whether both say the same. */
  public boolean agrees() {
    return before.equals(after);
  }

  /** Each finding that decides something in one of two runs, in the order of the first. */
  public static List<Agreement> between(List<Finding> before, List<Finding> after) {
    Map<List<Object>, Finding> second =
        after.stream()
            .collect(Collectors.toMap(Agreement::identity, Function.identity(), (a, b) -> a));
    return before.stream()
        .filter(finding -> finding.verdict().isPresent())
        .map(
            finding ->
                new Agreement(
                    finding.name(),
                    word(finding),
                    second.containsKey(identity(finding))
                        ? word(second.get(identity(finding)))
                        : "absent"))
        .toList();
  }

  /** For people, one line each. */
  public static String words(List<Agreement> agreements) {
    return agreements.stream()
        .map(
            agreement ->
                "  %s %s: %s, then %s%n"
                    .formatted(
                        agreement.agrees() ? "same" : "DIFFERENT",
                        agreement.finding(),
                        agreement.before(),
                        agreement.after()))
        .collect(Collectors.joining());
  }

  private static List<Object> identity(Finding finding) {
    return List.of(finding.measure(), finding.subject());
  }

  private static String word(Finding finding) {
    return finding.verdict().map(Verdict::name).orElse("reported");
  }
}
