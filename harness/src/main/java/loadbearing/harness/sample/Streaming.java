package loadbearing.harness.sample;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.StatisticNetworksConfig;
import com.github.dockerjava.api.model.Statistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;
import loadbearing.history.Sample;

/**
 * Samples of containers as the engine streams them, about one a second each: for engines elsewhere.
 */
final class Streaming implements AutoCloseable {
  private final List<ResultCallback.Adapter<Statistics>> streams;

  private Streaming(List<ResultCallback.Adapter<Statistics>> streams) {
    this.streams = streams;
  }

  /**
   * Begins to sample.
   *
   * @param containers container by name
   */
  static Streaming start(
      Engine engine, Map<String, String> containers, Clock clock, Consumer<Event> events) {
    return new Streaming(
        containers.entrySet().stream()
            .map(entry -> stream(engine, entry.getKey(), entry.getValue(), clock, events))
            .toList());
  }

  private static ResultCallback.Adapter<Statistics> stream(
      Engine engine, String name, String container, Clock clock, Consumer<Event> events) {
    return engine
        .client()
        .statsCmd(container)
        .exec(
            new ResultCallback.Adapter<Statistics>() {
              @Override
              public void onNext(Statistics statistics) {
                sample(name, statistics, clock).ifPresent(events);
              }
            });
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

  @Override
  public void close() {
    for (var stream : streams) {
      try {
        stream.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
