package loadbearing.topology;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What an app node is told to do wrong, at a known rate, so that the suite can be held against a
 * truth that is known: those who judge must find it, and find how much of it there is.
 *
 * <p>No architecture of the catalogue has any. Whoever stands a sabotaged node up says so in the
 * topology, the node says so in each of its answers.
 */
public sealed interface Sabotage {

  /** A word, and the numbers that belong to it: {@code forget 0.2}. */
  String spelling();

  /** What it does, in words, after "an app node that". */
  String words();

  /** Nothing: the node does its work. */
  record None() implements Sabotage {
    @Override
    public String spelling() {
      return "none";
    }

    @Override
    public String words() {
      return "does its work";
    }
  }

  /**
   * Answers a write before it commits, and then does not commit it.
   *
   * @param rate share of the writes that it serves, in (0, 1]
   */
  record Forget(double rate) implements Sabotage {
    public Forget {
      checkRate(rate);
    }

    @Override
    public String spelling() {
      return "forget " + number(rate);
    }

    @Override
    public String words() {
      return "forgets %s of the writes it acknowledges".formatted(percent(rate));
    }
  }

  /**
   * Ignores the key of a write, and makes the change twice.
   *
   * @param rate share of the writes that it serves, in (0, 1]
   */
  record Repeat(double rate) implements Sabotage {
    public Repeat {
      checkRate(rate);
    }

    @Override
    public String spelling() {
      return "repeat " + number(rate);
    }

    @Override
    public String words() {
      return "makes %s of its writes twice".formatted(percent(rate));
    }
  }

  /**
   * Answers a read of an object with what it said of it the first time.
   *
   * @param rate share of the reads that it serves, in (0, 1]
   */
  record Recall(double rate) implements Sabotage {
    public Recall {
      checkRate(rate);
    }

    @Override
    public String spelling() {
      return "recall " + number(rate);
    }

    @Override
    public String words() {
      return "answers %s of its reads from memory".formatted(percent(rate));
    }
  }

  /**
   * Answers a read of a register with a value that nobody wrote.
   *
   * @param rate share of the reads of registers that it serves, in (0, 1]
   */
  record Invent(double rate) implements Sabotage {
    public Invent {
      checkRate(rate);
    }

    @Override
    public String spelling() {
      return "invent " + number(rate);
    }

    @Override
    public String words() {
      return "invents %s of the values it reads".formatted(percent(rate));
    }
  }

  /**
   * Serves one page at a time, each in {@code service} × (1 + σ(n − 1) + κn(n − 1)), where n nodes
   * are at work: the universal scalability law, with λ = 1/{@code service}.
   *
   * @param service time of a page where one node works
   * @param sigma σ, at least 0
   * @param kappa κ, at least 0
   */
  record Contend(Duration service, double sigma, double kappa) implements Sabotage {
    public Contend {
      checkTime(service);
      if (!(sigma >= 0 && kappa >= 0)) {
        throw new IllegalArgumentException(
            "σ and κ must be 0 or more, got %s and %s".formatted(sigma, kappa));
      }
    }

    @Override
    public String spelling() {
      return "contend %s %s %s".formatted(millis(service), number(sigma), number(kappa));
    }

    @Override
    public String words() {
      return "serves a page in %s and by a law of σ = %s, κ = %s"
          .formatted(millis(service), number(sigma), number(kappa));
    }
  }

  /**
   * Serves one page at a time, each in {@code service}; but where n nodes are at work, all of them
   * together serve no more than one does, for {@code stall} of each {@code period}.
   *
   * @param service time of a page
   * @param stall less than the period
   */
  record Stall(Duration service, Duration stall, Duration period) implements Sabotage {
    public Stall {
      checkTime(service);
      checkTime(stall);
      if (stall.compareTo(period) >= 0) {
        throw new IllegalArgumentException(
            "a stall must be shorter than its period, got %s of %s".formatted(stall, period));
      }
    }

    @Override
    public String spelling() {
      return "stall %s %s %s".formatted(millis(service), millis(stall), millis(period));
    }

    @Override
    public String words() {
      return "serves a page in %s, and beside others as many as one alone for %s of every %s"
          .formatted(millis(service), millis(stall), millis(period));
    }
  }

  /** Reads a {@link #spelling}; the error says which there are. */
  static Sabotage parse(String text) {
    var words = List.of(text.strip().split(" +"));
    try {
      return switch (words.getFirst() + " " + words.size()) {
        case "none 1" -> new None();
        case "forget 2" -> new Forget(Double.parseDouble(words.get(1)));
        case "repeat 2" -> new Repeat(Double.parseDouble(words.get(1)));
        case "recall 2" -> new Recall(Double.parseDouble(words.get(1)));
        case "invent 2" -> new Invent(Double.parseDouble(words.get(1)));
        case "contend 4" ->
            new Contend(
                time(words.get(1)),
                Double.parseDouble(words.get(2)),
                Double.parseDouble(words.get(3)));
        case "stall 4" -> new Stall(time(words.get(1)), time(words.get(2)), time(words.get(3)));
        default -> throw new IllegalArgumentException("unknown");
      };
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected a sabotage like none, 'forget 0.2', 'repeat 0.2', 'recall 0.2', 'invent 0.2',"
              + " 'contend 20ms 0.2 0.05' or 'stall 20ms 4000ms 10000ms', found '%s' (%s)"
                  .formatted(text, e.getMessage()),
          e);
    }
  }

  private static Duration time(String text) {
    if (!text.endsWith("ms")) {
      throw new IllegalArgumentException("'%s' is no time in ms".formatted(text));
    }
    return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
  }

  private static void checkRate(double rate) {
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("a rate must be in (0, 1], got " + rate);
    }
  }

  private static void checkTime(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a time must be above 0, got " + time);
    }
  }

  private static String millis(Duration time) {
    return time.toMillis() + "ms";
  }

  private static String number(double number) {
    return Double.toString(number);
  }

  private static String percent(double rate) {
    return String.format(Locale.ROOT, "%.3g %%", 100 * rate).replace(".0 ", " ");
  }
}
