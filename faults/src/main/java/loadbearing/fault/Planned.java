package loadbearing.fault;

import java.time.Duration;
import java.util.Optional;
import loadbearing.topology.Topology;

/**
 * A fault or an act with its times, counted from time zero of the run.
 *
 * @param what what breaks, or is done
 * @param at when it begins; 0 or more
 * @param lasting how long it stays, at least {@link #LEAST}; {@link #FOREVER} for until the end of
 *     the run, 0 for one that is instant
 */
public record Planned(Intervention what, Duration at, Duration lasting) {
  /** A fault that stays for less could not be proved to bite before it is healed. */
  public static final Duration LEAST = Duration.ofSeconds(1);

  /** Until the run is over, however long it is. */
  public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  public Planned {
    Spelling.check(!at.isNegative(), "'%s' begins at 0s or later, got %s", what.words(), at);
    checkMicros(at);
    if (what.isInstant()) {
      Spelling.check(lasting.isZero(), "'%s' is instant and has no end", what.words());
    } else if (!lasting.equals(FOREVER)) {
      checkStays(lasting);
    }
  }

  /** One that is instant, or stays until the end. */
  public Planned(Intervention what, Duration at) {
    this(what, at, what.isInstant() ? Duration.ZERO : FOREVER);
  }

  private static void checkStays(Duration lasting) {
    checkMicros(lasting);
    Spelling.check(
        lasting.compareTo(LEAST) >= 0,
        "a fault must stay for %s or more, or no probe can prove it; got %s",
        Spelling.duration(LEAST),
        Spelling.duration(lasting));
  }

  /**
   * Reads one line, such as {@code kill primary at 10s for 5s}.
   *
   * @throws IllegalArgumentException naming what was expected, what was found and where
   */
  public static Planned parse(String line) {
    return Grammar.planned(new Words(line));
  }

  /** Another fault at the same times. */
  public Planned with(Fault other) {
    return new Planned(other, at, lasting);
  }

  /** The line that {@link #parse} reads. */
  public String words() {
    var begins = what.words() + " at " + Spelling.duration(at);
    if (what.isInstant()) {
      return begins;
    }
    return begins + (isUntilEnd() ? " until end" : " for " + Spelling.duration(lasting));
  }

  /** A line has no smaller unit, and a plan has to be read as it was written. */
  private static void checkMicros(Duration time) {
    Spelling.check(time.toNanos() % 1_000 == 0, "times are whole microseconds, got %s", time);
  }

  /** Whether it stays until the run is over. */
  public boolean isUntilEnd() {
    return lasting.equals(FOREVER);
  }

  /** When it is healed; the begin of one that is instant, empty if it stays until the end. */
  public Optional<Duration> end() {
    return isUntilEnd() ? Optional.empty() : Optional.of(at.plus(lasting));
  }

  /** Whether the two touch one thing of {@code topology} at one moment. */
  boolean collidesWith(Planned other, Topology topology) {
    return what.touches(topology).stream().anyMatch(other.what.touches(topology)::contains)
        && overlaps(other);
  }

  /** Whether the two share a target and a moment; an end and a begin at one moment count. */
  boolean collidesWith(Planned other) {
    return what.targets().stream().anyMatch(other.what.targets()::contains) && overlaps(other);
  }

  private boolean overlaps(Planned other) {
    return beginsBeforeEndOf(other) && other.beginsBeforeEndOf(this);
  }

  private boolean beginsBeforeEndOf(Planned other) {
    return other.end().map(end -> at.compareTo(end) <= 0).orElse(true);
  }
}
