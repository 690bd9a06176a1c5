package loadbearing.node.failover;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loadbearing.node.failover.Look.Link;

/** Looks at a primary and two replicas, written as tests think of them. */
final class Looks {
  static final Duration AGREEMENT = Duration.ofMillis(1500);
  static final Duration SILENCE = Duration.ofSeconds(5);
  static final long STEP = 250_000_000;

  static final Rules RULES =
      new Rules(
          List.of("primary", "replica1", "replica2"),
          List.of("app1", "app2"),
          2,
          AGREEMENT,
          SILENCE,
          Duration.ofSeconds(2));

  private Looks() {}

  static GtidSet upTo(long last) {
    return last == 0 ? GtidSet.EMPTY : GtidSet.parse("aaaa:1-" + last);
  }

  static Look.Database away() {
    return new Look.Away(0);
  }

  /** It takes writes, and has taken {@code last}. */
  static Look.Database leads(long last) {
    return new Look.There(false, Optional.empty(), upTo(last), upTo(last));
  }

  /** It refuses writes and follows nobody. */
  static Look.Database idle(long last) {
    return new Look.There(true, Optional.empty(), upTo(last), upTo(last));
  }

  static Look.Database follows(String source, Link link, long last) {
    return follows(source, link, last, last);
  }

  static Look.Database follows(String source, Link link, long executed, long received) {
    return new Look.There(
        true,
        Optional.of(new Look.Upstream(source, link, executed == received)),
        upTo(executed),
        upTo(received));
  }

  static Map<String, Look.Database> all(
      Look.Database primary, Look.Database replica1, Look.Database replica2) {
    return new TreeMap<>(Map.of("primary", primary, "replica1", replica1, "replica2", replica2));
  }

  static Map<String, String> writing(String primary) {
    return Map.of("app1", primary, "app2", primary);
  }
}
