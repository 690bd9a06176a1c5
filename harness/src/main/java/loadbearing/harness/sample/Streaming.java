package loadbearing.harness.sample;

import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.StatisticNetworksConfig;
import com.github.dockerjava.api.model.Statistics;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.engine.Streams;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;
import loadbearing.history.Sample;

/**
 * Samples of containers as the engine streams them, about one a second each: for engines elsewhere.
 */
final class Streaming {
  private Streaming() {}

  /**
   * Begins to sample.
   *
   * @param containers container by name
   */
  static Streams start(
      Engine engine, Map<String, String> containers, Clock clock, Consumer<Event> events) {
    return Streams.open(
        containers,
        engine.client()::statsCmd,
        (name, statistics) -> sample(name, statistics, clock).ifPresent(events));
  }

  /** A container that does not run has no figures. */
  static Optional<Sample> sample(String name, Statistics statistics, Clock clock) {
    var cpu = statistics.getCpuStats();
    if (cpu == null || cpu.getCpuUsage() == null || statistics.getMemoryStats() == null) {
      return Optional.empty();
    }
    var read = Instant.parse(statistics.getRead());
    var throttling = cpu.getThrottlingData();
    if (read.getEpochSecond() < 0 || throttling == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Sample(
            name,
            clock.at(read),
            number(cpu.getCpuUsage().getTotalUsage()),
            number(throttling.getPeriods()),
            number(throttling.getThrottledPeriods()),
            number(throttling.getThrottledTime()),
            memory(statistics.getMemoryStats()),
            sum(statistics.getNetworks(), StatisticNetworksConfig::getRxBytes),
            sum(statistics.getNetworks(), StatisticNetworksConfig::getTxBytes)));
  }

  /** Version 1 of control groups calls file pages cache, version 2 file. */
  private static long memory(MemoryStatsConfig memory) {
    long usage = number(memory.getUsage());
    var stats = memory.getStats();
    if (stats == null) {
      return usage;
    }
    long pages =
        stats.getTotalCache() != null ? stats.getTotalCache() : number(stats.getInactiveFile());
    return Math.max(0, usage - pages);
  }

  private static long sum(
      Map<String, StatisticNetworksConfig> networks,
      ToLongFunction<StatisticNetworksConfig> bytes) {
    return Optional.ofNullable(networks).map(Map::values).stream()
        .flatMap(Collection::stream)
        .mapToLong(bytes)
        .sum();
  }

  private static long number(Long counter) {
    return counter == null ? 0 : counter;
  }
}
