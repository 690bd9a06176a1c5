package loadbearing.check;

import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Transactions as no database would make them, few enough that what contradicts what is frequent;
 * as EDN or JSON, calls and completions or completions only.
 */
final class RandomTransactions {
  /** A text has fewer events. */
  static final int MOST_EVENTS = 100;

  private static final String[] TYPES = {"ok", "ok", "ok", "fail", "info"};

  private final Random random;
  private final boolean json;
  private final boolean lists;
  private final boolean calls;

  RandomTransactions(Random random) {
    this.random = random;
    json = random.nextBoolean();
    lists = random.nextBoolean();
    calls = random.nextBoolean();
  }

  /** The whole file. */
  String text() {
    var lines = new StringBuilder();
    for (var count = 1 + random.nextInt(8); count > 0; count--) {
      var process = random.nextInt(20) == 0 ? "\"a\"" : Integer.toString(random.nextInt(4) - 1);
      var steps = random.nextInt(4);
      if (calls) {
        lines.append(event("invoke", process, steps(steps)));
      }
      lines.append(event(TYPES[random.nextInt(TYPES.length)], process, steps(steps)));
    }
    return random.nextInt(4) == 0 ? "[" + lines + "]" : lines.toString();
  }

  private String event(String type, String process, String steps) {
    return json
        ? "{\"type\":\"%s\",\"process\":%s,\"value\":%s}%n".formatted(type, process, steps)
        : "{:type :%s, :process %s, :f :txn, :value %s}%n".formatted(type, process, steps);
  }

  private String steps(int count) {
    return several(count, this::step);
  }

  private String step() {
    var isRead = random.nextBoolean();
    var isOfList = lists != (random.nextInt(20) == 0);
    var word = isRead ? "r" : isOfList ? "append" : "w";
    var value = isRead ? read(isOfList) : scalar();
    var parts = new StringJoiner(json ? "," : " ", "[", "]");
    return parts.add(json ? '"' + word + '"' : ":" + word).add(scalar()).add(value).toString();
  }

  private String read(boolean isOfList) {
    return isOfList && random.nextInt(5) > 0 ? several(random.nextInt(4), this::scalar) : scalar();
  }

  private String scalar() {
    return switch (random.nextInt(30)) {
      case 0 -> json ? "null" : "nil";
      case 1 -> "\"x\"";
      case 2 -> "123456789012345678901234567890";
      case 3 -> "-1.5e9";
      case 4 -> "[1]";
      default -> Integer.toString(random.nextInt(4));
    };
  }

  private String several(int count, Supplier<String> one) {
    return IntStream.range(0, count)
        .mapToObj(i -> one.get())
        .collect(Collectors.joining(json ? "," : " ", "[", "]"));
  }
}
