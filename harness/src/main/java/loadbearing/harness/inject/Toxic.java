package loadbearing.harness.inject;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import loadbearing.fault.Way;

/**
 * A disturbance of the streams of one proxy, in Toxiproxy's own terms.
 *
 * @param type Toxiproxy's name of it, {@code latency}
 * @param way which streams; {@link Way#BOTH} is one of the same kind on each
 * @param attributes all that the type has, in Toxiproxy's units
 */
public record Toxic(String type, Way way, Map<String, Long> attributes) {
  public Toxic {
    attributes = Map.copyOf(attributes);
  }

  /** What has every chunk arrive later. */
  static Toxic latency(Way way, Duration latency, Duration jitter) {
    return new Toxic(
        "latency", way, Map.of("latency", latency.toMillis(), "jitter", jitter.toMillis()));
  }

  /** For evidence, {@code latency {jitter=50, latency=200} on answers}. */
  public String words() {
    return "%s %s %s".formatted(type, new TreeMap<>(attributes), way.words());
  }
}
