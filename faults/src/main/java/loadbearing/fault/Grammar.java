package loadbearing.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one grammar of faults, of acts, and of both with their times. */
final class Grammar {
  private static final Map<String, Long> BYTES =
      Map.of("bytes", 1L, "byte", 1L, "KB", 1_000L, "MB", 1_000_000L);
  private static final Map<String, Long> RATES =
      Map.of("KB/s", 1L, "kB/s", 1L, "MB/s", 1_000L, "GB/s", 1_000_000L);

  private static final String AWAY = "taking it away";

  private Grammar() {}

  static Planned planned(Words words) {
    var what = intervention(words);
    words.require("at");
    var at = words.duration("a time");
    var lasting = what.isInstant() ? Duration.ZERO : lasting(words);
    words.end();
    return made(words, () -> new Planned(what, at, lasting));
  }

  private static Duration lasting(Words words) {
    if (words.has("until end")) {
      return Planned.FOREVER;
    }
    if (words.has("for")) {
      return words.duration("a time");
    }
    throw words.wrong("'for' and a time, or 'until end'");
  }

  private static Intervention intervention(Words words) {
    for (var entry : Acts.all()) {
      if (words.has(entry.name())) {
        words.act(entry.example());
        return act(entry.name(), words);
      }
    }
    return fault(words, "; an act is one of " + names(Acts.all().stream().map(Acts.Entry::name)));
  }

  private static Act act(String name, Words words) {
    return switch (name) {
      case "promote best" -> new RoleAct.PromoteBest();
      case "promote" -> new RoleAct.Promote(node(words));
      case "switchover" -> switchover(words);
      case "rejoin" -> new RoleAct.Rejoin(node(words));
      case "drain" -> new TrafficAct.Drain(node(words));
      case "add" -> new TrafficAct.Add(node(words));
      case "withdraw" -> new TrafficAct.Withdraw(node(words));
      case "restore" -> new TrafficAct.Restore(node(words));
      default -> throw new IllegalStateException("the catalogue names '%s'".formatted(name));
    };
  }

  private static Act switchover(Words words) {
    words.require("to");
    return new RoleAct.Switchover(node(words));
  }

  private static String names(Stream<String> names) {
    return names.collect(Collectors.joining(", "));
  }

  static Fault fault(Words words) {
    return fault(words, "");
  }

  /**
   * Reads a fault.
   *
   * @param others what else may stand there, for the error
   */
  private static Fault fault(Words words, String others) {
    var names = names(Faults.all().stream().map(Faults.Entry::name)) + others;
    var name = words.take("one of " + names);
    var entry = Faults.all().stream().filter(one -> one.name().equals(name)).findFirst();
    if (entry.isEmpty()) {
      throw words.wrongBefore("one of " + names);
    }
    words.example(entry.get().example());
    return made(words, () -> of(name, words));
  }

  private static Fault of(String name, Words words) {
    return switch (name) {
      case "kill" -> new NodeFault.Kill(node(words));
      case "crash" -> new NodeFault.Crash(node(words));
      case "pause" -> new NodeFault.Pause(node(words));
      case "stop" -> new NodeFault.Stop(node(words));
      case "restart" -> new NodeFault.Restart(node(words));
      case "starve" -> starve(node(words), words);
      case "lose" -> new SiteFault.Lose(words.take("the name of a site"));
      case "cut" -> cut(edgeOrLink(words), words);
      case "slow" -> slow(edgeOrLink(words), words);
      case "throttle" -> throttle(edge(words), words);
      case "blackhole" -> new StreamFault.Blackhole(edge(words), way(words, Way.BOTH));
      case "timeout" -> timeout(edge(words), words);
      case "reset" -> new StreamFault.Reset(edge(words), way(words, Way.BOTH));
      case "slice" -> slice(edge(words), words);
      case "limit" -> limit(edge(words), words);
      case "refuse" -> new StreamFault.Refuse(edge(words));
      case "custom" -> custom(words.take("the name of a fault"), words);
      default -> throw new IllegalStateException("the catalogue names '%s'".formatted(name));
    };
  }

  private static String node(Words words) {
    var name = words.take("the name of a node");
    if (name.contains("->")) {
      throw words.wrongBefore("the name of a node");
    }
    return name;
  }

  private static String edge(Words words) {
    var name = words.take("an edge such as app1->primary");
    if (!name.matches("[^>]+->[^>]+")) {
      throw words.wrongBefore("an edge such as app1->primary");
    }
    return name;
  }

  private static String edgeOrLink(Words words) {
    var expected = "an edge such as app1->primary, or a link such as dc1--dc2";
    var name = words.take(expected);
    if (!name.matches("[^>]+->[^>]+") && !isLink(name)) {
      throw words.wrongBefore(expected);
    }
    return name;
  }

  private static boolean isLink(String name) {
    return name.matches("[a-z0-9]+--[a-z0-9]+");
  }

  private static Set<String> from(String link, Words words) {
    return words.has("from") ? Set.of(words.take("the name of a site")) : LinkFault.ends(link);
  }

  private static Fault cut(String what, Words words) {
    return isLink(what)
        ? new LinkFault.Cut(what, from(what, words))
        : new EdgeFault.Cut(what, cutWay(words));
  }

  private static Fault starve(String node, Words words) {
    words.require("to");
    double cpus = words.number("a number of cpus such as 0.05");
    if (!words.has("cpu")) {
      words.require("cpus");
    }
    return new NodeFault.Starve(node, cpus);
  }

  private static Fault slow(String target, Words words) {
    words.require("by");
    var what = "a latency";
    var parts = words.take(what).split("±|\\+-|\\+/-", 2);
    var latency = words.duration(parts[0], what);
    var jitter = parts.length == 1 ? Duration.ZERO : words.duration(parts[1], "a jitter");
    return isLink(target)
        ? new LinkFault.Slow(target, latency, jitter, from(target, words))
        : new StreamFault.Slow(target, latency, jitter, way(words, Way.ANSWERS));
  }

  private static Fault throttle(String edge, Words words) {
    words.require("to");
    long rate = words.whole("a whole rate such as 64KB/s", RATES);
    return new StreamFault.Throttle(edge, rate, way(words, Way.BOTH));
  }

  private static Fault timeout(String edge, Words words) {
    words.require("after");
    var after = words.duration("a time");
    return new StreamFault.Timeout(edge, after, way(words, Way.BOTH));
  }

  private static Fault slice(String edge, Words words) {
    words.require("into");
    long bytes = words.whole("a whole size such as 64 bytes", BYTES);
    words.require("every");
    var delay = words.duration("a time");
    return new StreamFault.Slice(edge, bytes, delay, way(words, Way.BOTH));
  }

  private static Fault limit(String edge, Words words) {
    words.require("after");
    long bytes = words.whole("a whole size such as 1000 bytes", BYTES);
    return new StreamFault.Limit(edge, bytes, way(words, Way.BOTH));
  }

  private static Fault custom(String name, Words words) {
    words.require("on");
    var target = words.take("a node or an edge");
    var arguments = words.has("with") ? arguments(words) : List.<String>of();
    return new Fault.Custom(name, target, arguments, words.has(AWAY));
  }

  private static List<String> arguments(Words words) {
    List<String> arguments = new ArrayList<>();
    do {
      arguments.add(words.take("a word for the fault"));
    } while (!words.isOver() && !words.isNext(AWAY) && !words.isNext("at"));
    return arguments;
  }

  private static Way cutWay(Words words) {
    return words.has("one way") ? Way.REQUESTS : way(words, Way.BOTH);
  }

  private static Way way(Words words, Way usual) {
    for (var way : Way.values()) {
      if (words.has(way.words())) {
        return way;
      }
    }
    return usual;
  }

  /** Makes a value whose constructor checks it, and lets its complaint name the line. */
  private static <T> T made(Words words, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException complaint) {
      var message = complaint.getMessage();
      throw message.startsWith(words.noun() + " '") ? complaint : words.error(message);
    }
  }
}
