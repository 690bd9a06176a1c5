package loadbearing.fault;

import java.time.Duration;

/** A fault of the streams over an edge, made by Toxiproxy. */
public sealed interface StreamFault extends EdgeFault {
  @Override
  default boolean needsProxy() {
    return true;
  }

  /** Refuses latencies that Toxiproxy cannot make. */
  static void checkLatency(Duration latency, Duration jitter) {
    Spelling.checkMillis("latency", latency, 1);
    Spelling.checkMillis("jitter", jitter, 0);
    Spelling.check(
        jitter.compareTo(latency) <= 0,
        "jitter must not be above the latency of %s, got %s",
        Spelling.duration(latency),
        Spelling.duration(jitter));
  }

  /** A latency as a schedule spells it. */
  static String words(Duration latency, Duration jitter) {
    return Spelling.duration(latency) + (jitter.isZero() ? "" : "±" + Spelling.duration(jitter));
  }

  /**
   * Every chunk arrives later; the connection itself is made as fast as ever. In both ways each
   * direction adds its own delay, so that an exchange takes twice as much longer.
   *
   * @param latency whole milliseconds, at least 1
   * @param jitter greatest deviation either way, uniform; whole milliseconds, 0 to {@code latency}
   */
  record Slow(String edge, Duration latency, Duration jitter, Way way) implements StreamFault {
    public Slow {
      checkLatency(latency, jitter);
    }

    /** Nothing: everything arrives, only later. */
    @Override
    public Absence takesAway() {
      return Absence.none();
    }

    @Override
    public String words() {
      return "slow %s by %s%s"
          .formatted(edge, StreamFault.words(latency, jitter), Spelling.unless(Way.ANSWERS, way));
    }
  }

  /**
   * Each connection gets less bandwidth.
   *
   * @param kilobytesPerSecond in 1000 bytes a second, each direction for itself; at least 1
   */
  record Throttle(String edge, long kilobytesPerSecond, Way way) implements StreamFault {
    public Throttle {
      Spelling.check(
          kilobytesPerSecond >= 1, "throttle needs 1KB/s or more, got %s", kilobytesPerSecond);
    }

    /** Nothing: everything arrives, only later. */
    @Override
    public Absence takesAway() {
      return Absence.none();
    }

    @Override
    public String words() {
      return "throttle %s to %dKB/s%s"
          .formatted(edge, kilobytesPerSecond, Spelling.unless(Way.BOTH, way));
    }
  }

  /** Connections are made, and whatever is sent over them vanishes. */
  record Blackhole(String edge, Way way) implements StreamFault {
    @Override
    public String words() {
      return "blackhole " + edge + Spelling.unless(Way.BOTH, way);
    }
  }

  /**
   * Whatever is sent vanishes, and the connection is closed after a silence. As with a blackhole
   * the edge is away; only how soon the client is told differs.
   *
   * @param after the silence; whole milliseconds, at least 1
   */
  record Timeout(String edge, Duration after, Way way) implements StreamFault {
    public Timeout {
      Spelling.checkMillis("timeout", after, 1);
    }

    @Override
    public String words() {
      return "timeout %s after %s%s"
          .formatted(edge, Spelling.duration(after), Spelling.unless(Way.BOTH, way));
    }
  }

  /**
   * Connections are reset as soon as something is sent over them, so that none lasts to its first
   * answer.
   */
  record Reset(String edge, Way way) implements StreamFault {
    @Override
    public String words() {
      return "reset " + edge + Spelling.unless(Way.BOTH, way);
    }
  }

  /**
   * Data arrives in small pieces.
   *
   * @param bytes size of a piece; at least 1
   * @param delay between two pieces, 0 or more, in whole microseconds
   */
  record Slice(String edge, long bytes, Duration delay, Way way) implements StreamFault {
    public Slice {
      Spelling.check(bytes >= 1, "slice needs pieces of 1 byte or more, got %s", bytes);
      Spelling.check(
          !delay.isNegative() && delay.toNanos() % 1000 == 0,
          "slice needs a delay of 0 or more in whole microseconds, got %s",
          delay);
    }

    /** Nothing: everything arrives, only in pieces. */
    @Override
    public Absence takesAway() {
      return Absence.none();
    }

    @Override
    public String words() {
      return "slice %s into %d bytes every %s%s"
          .formatted(edge, bytes, Spelling.duration(delay), Spelling.unless(Way.BOTH, way));
    }
  }

  /**
   * Each connection is closed after so much data.
   *
   * @param bytes counted from the begin of the fault, each direction for itself; at least 1
   */
  record Limit(String edge, long bytes, Way way) implements StreamFault {
    public Limit {
      Spelling.check(bytes >= 1, "limit needs 1 byte or more, got %s", bytes);
    }

    /** Nothing: a new connection carries as much again, so that what is smaller is served. */
    @Override
    public Absence takesAway() {
      return Absence.none();
    }

    @Override
    public String words() {
      return "limit %s after %d bytes%s".formatted(edge, bytes, Spelling.unless(Way.BOTH, way));
    }
  }

  /**
   * The server's port is closed: new connections are refused, open ones end, so that none is left
   * to ask over.
   */
  record Refuse(String edge) implements StreamFault {
    @Override
    public Way way() {
      return Way.BOTH;
    }

    @Override
    public String words() {
      return "refuse " + edge;
    }
  }
}
