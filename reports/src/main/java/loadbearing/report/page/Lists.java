package loadbearing.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names in a sentence, and sentences in a row. */
final class Lists {
  private Lists() {}

  /** {@code lb, primary or any of 3 app}: what is numbered is counted from two on. */
  static String or(List<String> names) {
    Map<String, List<String>> alike = new LinkedHashMap<>();
    names.forEach(
        name ->
            alike.computeIfAbsent(name.replaceAll("\\d+$", ""), it -> new ArrayList<>()).add(name));
    var told = alike.values().stream().flatMap(it -> told(it).stream()).toList();
    return told.size() == 1
        ? told.getFirst()
        : String.join(", ", told.subList(0, told.size() - 1)) + " or " + told.getLast();
  }

  /** No longer than {@code most} letters, without breaking a word. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = text.lastIndexOf(' ', most);
    return text.substring(0, end < most / 2 ? most : end) + " …";
  }

  private static List<String> told(List<String> alike) {
    return alike.size() < 3
        ? alike
        : List.of("any one of %s to %s".formatted(alike.getFirst(), alike.getLast()));
  }
}
