package loadbearing.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loadbearing.workload.Action;
import loadbearing.workload.Level;
import loadbearing.workload.Load;
import loadbearing.workload.Workload;

/**
 * All a generator needs to know; the same plan asks the same things at the same times.
 *
 * @param workload what is asked
 * @param load how much
 * @param warmUp load before time zero, zero or more
 * @param duration load from time zero, above zero
 * @param seed of every random choice
 * @param target whom to ask, {@code host:port}
 * @param deadline what a user waits for an answer, 10 ms or more
 * @param recording whether operations are spooled; counts are kept in any case
 * @param pageWork how much CPU a page costs, in rounds of the node's hash, in [1, 100000]; 0 for
 *     what the node thinks usual
 * @param quiet the last part of the duration, in which what would write reads instead; zero or more
 */
public record LoadPlan(
    Workload workload,
    Load load,
    Duration warmUp,
    Duration duration,
    long seed,
    String target,
    Duration deadline,
    boolean recording,
    int pageWork,
    Duration quiet) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  public LoadPlan {
    require(!warmUp.isNegative(), "warm-up must not be negative; got " + warmUp);
    require(duration.isPositive(), "duration must be above zero; got " + duration);
    require(deadline.toMillis() >= 10, "deadline must be 10 ms or more; got " + deadline);
    require(!quiet.isNegative(), "quiet must not be negative; got " + quiet);
    require(pageWork >= 0 && pageWork <= 100_000, "page work must be 0 to 100000; got " + pageWork);
    require(
        target.matches("[^:\\s/]+:\\d{1,5}") && port(target) <= 65_535 && port(target) > 0,
        "target must be host:port; got '%s'".formatted(target));
  }

  /** A plan in which users write until the end. */
  public LoadPlan(
      Workload workload,
      Load load,
      Duration warmUp,
      Duration duration,
      long seed,
      String target,
      Duration deadline,
      boolean recording,
      int pageWork) {
    this(
        workload,
        load,
        warmUp,
        duration,
        seed,
        target,
        deadline,
        recording,
        pageWork,
        Duration.ZERO);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static int port(String target) {
    return Integer.parseInt(target.substring(target.indexOf(':') + 1));
  }

  /** The target's name or address. */
  public String host() {
    return target.substring(0, target.indexOf(':'));
  }

  /** The target's port. */
  public int port() {
    return port(target);
  }

  /** Warm-up and measured time together. */
  public Duration length() {
    return warmUp.plus(duration);
  }

  /** Whether what is due {@code at}, ns since time zero, only reads. */
  public boolean isQuiet(long at) {
    return quiet.isPositive() && at >= duration.minus(quiet).toNanos();
  }

  /** Writes it as JSON. */
  public void write(Path file) throws IOException {
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), Written.of(this));
  }

  /** Reads what {@link #write} wrote. */
  public static LoadPlan read(Path file) throws IOException {
    try {
      return JSON.readValue(Files.readAllBytes(file), Written.class).plan();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(
          "%s is not a plan of this version: %s; write it with LoadPlan.write"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** The plan's form on disk. */
  record Written(
      String name,
      String summary,
      Map<String, Integer> mix,
      int keys,
      int users,
      String isolation,
      String load,
      long warmUpNanos,
      long durationNanos,
      long seed,
      String target,
      long deadlineNanos,
      boolean recording,
      int pageWork,
      long quietNanos) {
    static Written of(LoadPlan plan) {
      var workload = plan.workload;
      return new Written(
          workload.name(),
          workload.summary(),
          workload.mix().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      e -> e.getKey().word(), Map.Entry::getValue, (a, b) -> a, TreeMap::new)),
          workload.keys(),
          workload.users(),
          workload.isolation().word(),
          plan.load.toString(),
          plan.warmUp.toNanos(),
          plan.duration.toNanos(),
          plan.seed,
          plan.target,
          plan.deadline.toNanos(),
          plan.recording,
          plan.pageWork,
          plan.quiet.toNanos());
    }

    LoadPlan plan() {
      var actions =
          mix.entrySet().stream()
              .collect(Collectors.toMap(e -> Action.of(e.getKey()), Map.Entry::getValue));
      return new LoadPlan(
          new Workload(name, summary, actions, keys, users, Level.of(isolation)),
          Load.of(load),
          Duration.ofNanos(warmUpNanos),
          Duration.ofNanos(durationNanos),
          seed,
          target,
          Duration.ofNanos(deadlineNanos),
          recording,
          pageWork,
          Duration.ofNanos(quietNanos));
    }
  }
}
