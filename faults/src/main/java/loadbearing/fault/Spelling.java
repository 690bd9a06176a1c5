package loadbearing.fault;

import java.math.BigDecimal;
import java.time.Duration;

/** How amounts are written in schedules and in evidence. */
public final class Spelling {
  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  private Spelling() {}

  /** The largest of s, ms, us in which the duration is a whole number; down to a microsecond. */
  static String duration(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos % SECOND == 0) {
      return nanos / SECOND + "s";
    }
    return nanos % MILLI == 0 ? nanos / MILLI + "ms" : nanos / MICRO + "us";
  }

  /** Milliseconds with a tenth, for evidence. */
  public static String millis(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos() / 100_000, 1).toPlainString() + " ms";
  }

  /** The shortest decimal that is this number. */
  static String number(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** The way with a space before it, or nothing if it goes without saying. */
  static String unless(Way usual, Way way) {
    return way == usual ? "" : " " + way.words();
  }

  static void check(boolean holds, String message, Object... arguments) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(arguments));
    }
  }

  static void checkMillis(String what, Duration duration, long least) {
    check(
        duration.toMillis() >= least && duration.toNanos() % MILLI == 0,
        "%s must be %sms or more in whole milliseconds, got %s",
        what,
        least,
        duration);
  }
}
