package loadbearing.report.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import loadbearing.report.story.Story;

/** One architecture's own section: its sizes, its maps, its runs. */
final class ArchitectureWords {
  private ArchitectureWords() {}

  /** In the order of the portraits; {@code portraits} and {@code runs} are the words of each. */
  static List<Map<String, Object>> all(
      Story story, List<Map<String, Object>> portraits, List<Map<String, Object>> runs) {
    return story.portraits().stream()
        .map(it -> it.topology().id())
        .distinct()
        .map(id -> of(id, story, portraits, runs))
        .toList();
  }

  private static Map<String, Object> of(
      String id, Story story, List<Map<String, Object>> portraits, List<Map<String, Object>> runs) {
    var own =
        IntStream.range(0, portraits.size())
            .filter(i -> story.portraits().get(i).topology().id().equals(id))
            .boxed()
            .toList();
    var main = story.portraits().get(own.getFirst());
    var scalings =
        story.runs().stream()
            .filter(run -> run.run().topology().id().equals(id))
            .flatMap(ScalingWords::of)
            .toList();
    Map<String, Object> words = new HashMap<>();
    words.put("id", id);
    words.put("anchor", PortraitWords.anchor(id));
    words.put("name", main.topology().name());
    words.put("summary", main.topology().summary());
    words.put("says", portraits.get(own.getFirst()).get("says"));
    words.put("sizes", own.stream().map(portraits::get).toList());
    words.put("hasSizes", own.size() > 1);
    words.put("scalings", scalings);
    words.put("hasScalings", !scalings.isEmpty());
    var ofIt =
        IntStream.range(0, runs.size())
            .filter(i -> story.runs().get(i).run().topology().id().equals(id))
            .mapToObj(runs::get)
            .toList();
    words.put("runs", ofIt);
    words.put("runCount", ofIt.size() == 1 ? "1 run" : ofIt.size() + " runs");
    return words;
  }
}
