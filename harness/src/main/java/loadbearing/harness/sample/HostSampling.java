package loadbearing.harness.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;
import loadbearing.history.HostSample;

/** Samples of this machine's processors, twice a second, where the kernel tells of them. */
public final class HostSampling implements AutoCloseable {
  private static final Path SOURCE = Path.of("/proc/stat");

  /** The kernel counts in hundredths of a second, whatever its own tick is. */
  private static final long TICK_NANOS = 10_000_000;

  private final ScheduledExecutorService timer;

  private HostSampling(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** Begins to sample. */
  public static HostSampling start(Clock clock, Consumer<Event> events) {
    var timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("host-samples").factory());
    if (Files.isReadable(SOURCE)) {
      timer.scheduleAtFixedRate(() -> events.accept(read(clock)), 0, 500, TimeUnit.MILLISECONDS);
    }
    return new HostSampling(timer);
  }

  private static HostSample read(Clock clock) {
    try (var lines = Files.lines(SOURCE)) {
      var first = lines.findFirst().orElseThrow();
      return parse(first, clock.now(), Runtime.getRuntime().availableProcessors());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code cpu user nice system idle iowait irq softirq steal ...}; waiting for disks is idle. */
  static HostSample parse(String line, long at, int cores) {
    var words = line.trim().split("\\s+");
    long busy =
        ticks(words, 1) + ticks(words, 2) + ticks(words, 3) + ticks(words, 6) + ticks(words, 7);
    long idle = ticks(words, 4) + ticks(words, 5);
    return new HostSample(at, cores, busy, idle, ticks(words, 8));
  }

  private static long ticks(String[] words, int column) {
    return column < words.length ? Long.parseLong(words[column]) * TICK_NANOS : 0;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
