package loadbearing.harness.sample;

import java.time.Duration;
import java.util.List;
import loadbearing.harness.engine.Engine;

/** How long a container was held back by its CPU limit, as its control group tells. */
public final class Throttling {
  private static final String READ =
      "cat /sys/fs/cgroup/cpu.stat /sys/fs/cgroup/cpu/cpu.stat 2>/dev/null || true";

  private Throttling() {}

  /** This machine's kernel is asked where it shows it: a starved container answers late. */
  public static Duration of(Engine engine, String container) {
    var local = Sampling.group(engine, container);
    if (local.isPresent()) {
      return local.get().throttled();
    }
    return parse(
        engine.run(container, Duration.ofSeconds(10), "bash", "-c", READ).lines().toList());
  }

  /**
   * Version 1 counts nanoseconds, version 2 microseconds; nothing where there never was a limit.
   */
  static Duration parse(List<String> statistics) {
    for (var line : statistics) {
      var words = line.split(" ");
      switch (words[0]) {
        case "throttled_time" -> {
          return Duration.ofNanos(Long.parseLong(words[1]));
        }
        case "throttled_usec" -> {
          return Duration.ofNanos(Long.parseLong(words[1]) * 1000);
        }
        default -> {}
      }
    }
    return Duration.ZERO;
  }
}
