package loadbearing.workload;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** How much is asked: by so many users who wait for their answers, or at a rate whatever comes. */
public sealed interface Load {
  /**
   * Users who ask again as soon as they were answered.
   *
   * @param users how many, in [1, 100000]
   */
  record Closed(int users) implements Load {
    /**
     * How long a user waits after an operation that was not served: refusals, which are quick,
     * would fill the record and starve the machine.
     */
    public static final Duration PAUSE = Duration.ofMillis(20);

    public Closed {
      if (users < 1 || users > 100_000) {
        throw new IllegalArgumentException(
            "a load needs 1 to 100000 users; got %d".formatted(users));
      }
    }

    @Override
    public String toString() {
      return users + (users == 1 ? " user" : " users");
    }
  }

  /**
   * Arrivals at random (a Poisson process), each by a user of its own who does not wait for others.
   *
   * @param perSecond mean arrivals a second, in (0, 100000]
   */
  record Open(double perSecond) implements Load {
    public Open {
      if (!(perSecond > 0 && perSecond <= 100_000)) {
        throw new IllegalArgumentException(
            "a rate must be above 0 and at most 100000 a second; got %s".formatted(perSecond));
      }
    }

    @Override
    public String toString() {
      return perSecond == Math.rint(perSecond)
          ? "%d/s".formatted((long) perSecond)
          : String.format(Locale.ROOT, "%s/s", perSecond);
    }
  }

  /** The load in words: {@code 16 users} or {@code 200/s}. */
  static Load of(String words) {
    var users = Pattern.compile("(\\d{1,9}) users?").matcher(words.strip());
    if (users.matches()) {
      return new Closed(Integer.parseInt(users.group(1)));
    }
    var rate = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)/s").matcher(words.strip());
    if (rate.matches()) {
      return new Open(Double.parseDouble(rate.group(1)));
    }
    throw new IllegalArgumentException(
        "a load is written like '16 users' or '200/s'; got '%s'".formatted(words));
  }
}
