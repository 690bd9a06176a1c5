package loadbearing.generator.gatling;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import loadbearing.generator.Lane;
import loadbearing.generator.LoadPlan;
import loadbearing.generator.SpoolWriter;
import loadbearing.workload.Load;
import loadbearing.workload.draw.Draw;
import loadbearing.workload.draw.Timetable;

/**
 * One run of the generator: the plan on the way in, the counts and the record on the way out.
 *
 * <p>Shared by all virtual users, so what they touch on every operation is either theirs or made
 * for many threads. Closed when all of them are gone.
 */
final class Drive implements AutoCloseable {
  private static final long FLUSH_MILLIS = 100;

  /**
   * From the first virtual user to the first arrival of the open model. Gatling makes the users of
   * a second while that second passes, so that each is there before it is due.
   */
  private static final Duration AHEAD = Duration.ofMillis(1500);

  private final LoadPlan plan;
  private final Optional<Timetable> arrivals;
  private final Draw.Source draws;
  private final Sightings sightings = new Sightings();
  private final Counts counts = new Counts();
  private final Optional<SpoolWriter> spool;
  private final Consumer<String> onFailure;
  private final Lines lines;
  private final Map<EventLoop, Lane> lanes = new ConcurrentHashMap<>();
  private final AtomicInteger users = new AtomicInteger();
  private final ScheduledExecutorService ticker;
  private volatile Moments moments;
  private volatile long cpuAtZero;

  private Drive(
      LoadPlan plan, Optional<SpoolWriter> spool, Lines lines, Consumer<String> onFailure) {
    this.plan = plan;
    this.spool = spool;
    this.lines = lines;
    this.onFailure = onFailure;
    this.arrivals =
        plan.load() instanceof Load.Open open
            ? Optional.of(Timetable.of(open, plan.length(), plan.seed()))
            : Optional.empty();
    this.draws = new Draw.Source(plan.workload(), plan.seed());
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
  }

  /**
   * A drive that is ready to begin.
   *
   * @param onDiskFailure told when the spool cannot be written
   * @param onFailure told why the generator cannot go on
   */
  static Drive open(
      LoadPlan plan,
      Path spool,
      Lines lines,
      Consumer<IOException> onDiskFailure,
      Consumer<String> onFailure)
      throws IOException {
    var writer =
        plan.recording()
            ? Optional.of(SpoolWriter.open(spool, onDiskFailure))
            : Optional.<SpoolWriter>empty();
    return new Drive(plan, writer, lines, onFailure);
  }

  LoadPlan plan() {
    return plan;
  }

  /** The arrivals of the open model, empty for the closed one. */
  Optional<Timetable> arrivals() {
    return arrivals;
  }

  Sightings sightings() {
    return sightings;
  }

  Counts counts() {
    return counts;
  }

  /** The number of one more virtual user, from 0. */
  int nextUser() {
    return users.getAndIncrement();
  }

  Draw draw(int user) {
    return draws.of(user);
  }

  /** When things happen; the first to ask makes load begin. */
  Moments moments() {
    var known = moments;
    return known == null ? begin() : known;
  }

  /** Whether no operation may be called any more; asking does not make load begin. */
  boolean isOver() {
    var known = moments;
    return known != null && System.nanoTime() - known.end() >= 0;
  }

  private synchronized Moments begin() {
    if (moments == null) {
      long ahead = arrivals.isPresent() ? AHEAD.toNanos() : 0;
      var fresh = Moments.of(plan, System.nanoTime() + ahead);
      spool.ifPresent(writer -> writer.begin(fresh.zero()));
      lines.timeZero(fresh.zero());
      long untilZero = Math.max(0, fresh.zero() - System.nanoTime());
      ticker.schedule(() -> cpuAtZero = cpu(), untilZero, TimeUnit.NANOSECONDS);
      ticker.scheduleAtFixedRate(
          this::tick, untilZero % 1_000_000_000L, 1_000_000_000L, TimeUnit.NANOSECONDS);
      moments = fresh;
    }
    return moments;
  }

  private void tick() {
    long sinceZero = System.nanoTime() - moments.zero();
    lines.progress(Math.floorDiv(sinceZero, 1_000_000_000L), counts);
  }

  /** Where users of that loop write down what they did. */
  Recorder recorder(EventLoop loop) {
    if (spool.isEmpty()) {
      return (intent, input, meaning, due, called, returned) -> {};
    }
    return lanes.computeIfAbsent(loop, this::lane)::add;
  }

  private Lane lane(EventLoop loop) {
    var lane = spool.orElseThrow().lane(moments().zero());
    loop.scheduleAtFixedRate(lane::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    return lane;
  }

  /** Ends the run for a reason that lies in the generator, not in what it drives. */
  void fail(String reason) {
    onFailure.accept(reason);
  }

  /**
   * Completes the record and says what was done. All loops must have ended, so that nobody writes
   * into a lane any more.
   */
  void finish() throws IOException {
    long cpu = cpu() - cpuAtZero;
    close();
    lines.done(counts, offered(), cpu);
  }

  /** What the plan wanted of the measured time; users of the closed model want what they did. */
  private long offered() {
    long warmUp = plan.warmUp().toNanos();
    return arrivals.map(all -> (long) all.count(warmUp, Long.MAX_VALUE)).orElse(counts.measured());
  }

  private static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  @Override
  public void close() throws IOException {
    ticker.shutdownNow();
    if (spool.isPresent()) {
      lanes.values().forEach(Lane::flush);
      lanes.clear();
      spool.get().close();
    }
  }
}
