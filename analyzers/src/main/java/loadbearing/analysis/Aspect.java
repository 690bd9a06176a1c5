package loadbearing.analysis;

import loadbearing.topology.Goal;

/**
 * One thing that a finding is about; several make a {@link Subject}. Names may have spaces, which
 * are spelled as underscores, so none has an underscore of its own.
 */
public sealed interface Aspect {
  /** A goal of users. */
  record OfGoal(Goal goal) implements Aspect {}

  /** The loss of a node, or of an edge {@code from->to}. */
  record Without(String component) implements Aspect {}

  /** One fault of the schedule: its place there, from 0, so that each time it comes is its own. */
  record OfFault(int number) implements Aspect {}

  /** A node. */
  record At(String node) implements Aspect {}

  /** Two nodes compared with each other. */
  record Between(String one, String other) implements Aspect {}

  /** So many clones side by side. */
  record Clones(int count) implements Aspect {}

  /** The kind of part that was made the bottleneck. */
  record BoundBy(String part) implements Aspect {}

  /** A kind of wrong answer. */
  record OfAnomaly(String anomaly) implements Aspect {}

  /** A level of isolation. */
  record AtLevel(String level) implements Aspect {}

  /** One of the analyzers. */
  record ByAnalyzer(String analyzer) implements Aspect {}

  /** Its kind and its value, {@code goal:reads}; the same in every version. */
  default String spelling() {
    return kindAndValue().replace(' ', '_');
  }

  private String kindAndValue() {
    return switch (this) {
      case OfGoal it -> "goal:" + word(it.goal());
      case Without it -> "without:" + it.component();
      case OfFault it -> "fault:" + it.number();
      case At it -> "node:" + it.node();
      case Between it -> "between:%s,%s".formatted(it.one(), it.other());
      case Clones it -> "clones:" + it.count();
      case BoundBy it -> "bound-by:" + it.part();
      case OfAnomaly it -> "anomaly:" + it.anomaly();
      case AtLevel it -> "level:" + it.level();
      case ByAnalyzer it -> "analyzer:" + it.analyzer();
    };
  }

  /** How people say it after a measure, with what joins the two. */
  default String words() {
    return switch (this) {
      case OfGoal it -> " of " + word(it.goal());
      case Without it -> " without " + it.component();
      case OfFault it -> ", fault " + it.number();
      case At it -> " at " + it.node();
      case Between it -> " between %s and %s".formatted(it.one(), it.other());
      case Clones it -> " of %d".formatted(it.count());
      case BoundBy it -> ", bound by " + it.part();
      case OfAnomaly it -> ": " + it.anomaly();
      case AtLevel it -> " at " + it.level();
      case ByAnalyzer it -> " by " + it.analyzer();
    };
  }

  /** The aspect that is spelled {@code text}. */
  static Aspect parse(String text) {
    var parts = text.split(":", 2);
    if (parts.length < 2) {
      throw unknown(text);
    }
    var value = parts[1].replace('_', ' ');
    return switch (parts[0]) {
      case "goal" -> new OfGoal(goal(value));
      case "without" -> new Without(value);
      case "fault" -> new OfFault(Integer.parseInt(value));
      case "node" -> new At(value);
      case "between" -> new Between(value.split(",", 2)[0], value.split(",", 2)[1]);
      case "clones" -> new Clones(Integer.parseInt(value));
      case "bound-by" -> new BoundBy(value);
      case "anomaly" -> new OfAnomaly(value);
      case "level" -> new AtLevel(value);
      case "analyzer" -> new ByAnalyzer(value);
      default -> throw unknown(text);
    };
  }

  /** A goal in the plural, as people say it. */
  static String word(Goal goal) {
    return switch (goal) {
      case READ -> "reads";
      case WRITE -> "writes";
      case SESSION -> "sessions";
    };
  }

  private static Goal goal(String word) {
    for (var goal : Goal.values()) {
      if (word(goal).equals(word)) {
        return goal;
      }
    }
    throw unknown("goal:" + word);
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "a subject is made of parts such as 'goal:reads' or 'fault:2'; got '%s'".formatted(text));
  }
}
