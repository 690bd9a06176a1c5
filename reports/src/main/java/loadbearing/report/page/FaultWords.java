package loadbearing.report.page;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import loadbearing.analysis.comparison.Toll;
import loadbearing.report.story.Numbers;
import loadbearing.report.story.RunStory;
import loadbearing.topology.drawing.Labels;

/** What each fault took away of what somebody asked for, in words. */
final class FaultWords {
  private FaultWords() {}

  static Stream<Map<String, Object>> of(RunStory run) {
    return run.faults().stream().map(fault -> of(run, fault));
  }

  private static Map<String, Object> of(RunStory run, Toll fault) {
    Map<String, Object> words = new HashMap<>();
    words.put("architecture", run.run().topology().id());
    words.put("anchor", RunWords.anchor(run));
    words.put("fault", fault.episode().words());
    words.put("lasted", Numbers.seconds(fault.end() - fault.begin()));
    words.put("proof", fault.episode().isProved() ? "proved" : "not proved");
    words.put("isUnproved", !fault.episode().isProved());
    var asked = fault.losses().stream().filter(loss -> loss.asked() > 0).toList();
    words.put("goalCount", asked.size());
    words.put("goals", asked.stream().map(FaultWords::loss).toList());
    return words;
  }

  static Map<String, Object> loss(Toll.Lost loss) {
    Map<String, Object> words = new HashMap<>();
    words.put("goal", Labels.of(loss.goal()));
    words.put("predicted", loss.predicted().map(goesOn -> goesOn ? "goes on" : "lost").orElse("–"));
    words.put("fate", fate(loss.fate()));
    words.put("tone", tone(loss.fate()));
    words.put("answered", Numbers.percent(loss.success()));
    words.put("settled", Numbers.percent(loss.settled()));
    words.put(
        "share", Numbers.percent(Double.isNaN(loss.settled()) ? loss.success() : loss.settled()));
    words.put("detection", Numbers.seconds(loss.detection()));
    words.put("outage", loss.outage() == 0 ? "none" : Numbers.seconds(loss.outage()));
    words.put("recovery", Numbers.seconds(loss.recovery()));
    words.put("isSurprise", loss.isSurprise());
    return words;
  }

  static String fate(Toll.Fate fate) {
    return switch (fate) {
      case WENT_ON -> "went on";
      case PARTLY -> "partly";
      case LOST -> "lost";
      case UNTRIED -> "not asked";
    };
  }

  static String tone(Toll.Fate fate) {
    return switch (fate) {
      case WENT_ON -> "good";
      case PARTLY -> "open";
      case LOST -> "bad";
      case UNTRIED -> "plain";
    };
  }
}
