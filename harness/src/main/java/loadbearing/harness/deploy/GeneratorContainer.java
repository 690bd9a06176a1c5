package loadbearing.harness.deploy;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import loadbearing.generator.LoadPlan;
import loadbearing.harness.container.Machine;
import loadbearing.harness.container.Settings;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.host.LoadUnderWay;
import loadbearing.history.Operation;

/**
 * A load generator at work, in a container among the users. It writes its record on the container's
 * own disk, or in the volume of the engine that property {@value #VOLUME} names; what it has
 * written is read while it works, and the rest when it is done.
 */
final class GeneratorContainer implements LoadUnderWay {
  private static final String PLAN = "/loadbearing/plan.json";
  private static final String VOLUME = "loadbearing.generator.volume";
  private static final String RECORD = "/loadbearing/record";
  private static final Duration BEGIN = Duration.ofSeconds(60);

  private final Deployed deployed;
  private final Engine engine;
  private final String container;
  private final SpoolTail spool;
  private final Lines lines;
  private final long zero;

  private GeneratorContainer(
      Deployed deployed, String container, SpoolTail spool, Lines lines, long zero) {
    this.deployed = deployed;
    this.engine = deployed.standing().engine();
    this.container = container;
    this.spool = spool;
    this.lines = lines;
    this.zero = zero;
  }

  /** Starts a generator; returns when load has begun. */
  static GeneratorContainer start(
      Deployed deployed, LoadPlan plan, Consumer<String> progress, Consumer<Operation> operations) {
    var engine = deployed.standing().engine();
    var volumes = volumes();
    var spool = volumes.isEmpty() ? "/loadbearing/spool" : RECORD + "/spool";
    var settings = Settings.file(PLAN, json(plan)).withVolumes(volumes).withArguments(PLAN, spool);
    var container = deployed.join(deployed.users(settings));
    engine.client().startContainerCmd(container).exec();
    var lines = new Lines(progress, disk(volumes));
    engine
        .client()
        .logContainerCmd(container)
        .withStdOut(true)
        .withStdErr(true)
        .withFollowStream(true)
        .exec(lines);
    var words = lines.await("time-zero", BEGIN);
    engine.client().updateContainerCmd(container).withCpuShares(Machine.USUAL).exec();
    var tail = SpoolTail.follow(engine, container, spool, operations);
    return new GeneratorContainer(deployed, container, tail, lines, Long.parseLong(words[1]));
  }

  private static Map<String, String> volumes() {
    return Optional.ofNullable(System.getProperty(VOLUME))
        .map(volume -> Map.of(RECORD, volume))
        .orElse(Map.of());
  }

  /** What to say of the disk that the record is written to, if it refuses. */
  private static String disk(Map<String, String> volumes) {
    return volumes.isEmpty()
        ? "the engine's disk; make room there ('loadbearing clean --images', 'docker system df'), or name one of the engine's volumes by -D%s=..."
            .formatted(VOLUME)
        : "the engine's volume '%s'; make room there, or name another by -D%s=..."
            .formatted(volumes.get(RECORD), VOLUME);
  }

  /** Its {@link System#nanoTime} of time zero, on the clock of this machine. */
  @Override
  public long zero() {
    return zero;
  }

  /** The generator's container. */
  String container() {
    return container;
  }

  /** Throws if it has ended before its time: what it still was to do will not come. */
  @Override
  public void check() {
    lines.check();
  }

  @Override
  public void finish(Duration patience) {
    lines.await("done", patience);
    try (var wait = new WaitContainerResultCallback()) {
      engine.client().waitContainerCmd(container).exec(wait);
      wait.awaitStatusCode(10, TimeUnit.SECONDS);
      spool.finish();
    } catch (IOException | DockerClientException e) {
      throw new DeploymentException(
          "the load generator's record could not be fetched: " + e.getMessage(), e);
    }
  }

  private static String json(LoadPlan plan) {
    try {
      var file = Files.createTempFile("plan", ".json");
      try {
        plan.write(file);
        return Files.readString(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops listening; the container stays, for its log, until another generator begins. */
  @Override
  public void close() {
    spool.close();
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a generator says, a line at a time; its errors are kept for the message. */
  private static final class Lines extends ResultCallback.Adapter<Frame> {
    private static final String ENDED = "ended";
    private static final String DISK = "failed disk ";

    private final Consumer<String> progress;
    private final String disk;
    private final BlockingQueue<String> marks = new LinkedBlockingQueue<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();

    Lines(Consumer<String> progress, String disk) {
      this.progress = progress;
      this.disk = disk;
    }

    @Override
    public void onNext(Frame frame) {
      var text = new String(frame.getPayload(), StandardCharsets.UTF_8);
      if (frame.getStreamType() == StreamType.STDERR) {
        complaints.add(text.strip());
        return;
      }
      part.append(text);
      for (int end = part.indexOf("\n"); end >= 0; end = part.indexOf("\n")) {
        line(part.substring(0, end).strip());
        part.delete(0, end + 1);
      }
    }

    private void line(String line) {
      if (line.startsWith("progress ")) {
        progress.accept(line.substring("progress ".length()));
      } else {
        marks.add(line);
      }
    }

    @Override
    public void onComplete() {
      marks.add(ENDED);
      super.onComplete();
    }

    /** The words of the next mark, which has to be {@code expected}. */
    String[] await(String expected, Duration patience) {
      try {
        var mark = marks.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (mark != null && mark.startsWith(expected)) {
          return mark.split(" ");
        }
        refused(mark);
        throw new DeploymentException(
            "the load generator was to say '%s' within %d s, it said '%s'%s"
                .formatted(
                    expected, patience.toSeconds(), mark == null ? "nothing" : mark, tail()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DeploymentException("interrupted while load was generated", e);
      }
    }

    void check() {
      var mark = marks.peek();
      if (mark != null && !mark.startsWith("done")) {
        refused(mark);
        throw new DeploymentException(
            "the load generator ended in the middle of the run; it said '%s'%s"
                .formatted(mark, tail()));
      }
    }

    /** Throws if the generator ended for want of a place for its record. */
    private void refused(String mark) {
      if (mark != null && mark.startsWith(DISK)) {
        throw new DeploymentException(
            "the load generator ended, because its record could not be written (disk %s) on %s"
                .formatted(mark.substring(DISK.length()), disk));
      }
    }

    private String tail() {
      var last = complaints.subList(Math.max(0, complaints.size() - 5), complaints.size());
      return last.isEmpty() ? "" : "; its errors end with: " + String.join(" | ", last);
    }
  }
}
