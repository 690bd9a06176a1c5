package loadbearing.harness.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import loadbearing.harness.host.DeploymentException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.testcontainers.DockerClientFactory;

/**
 * The container engine, found and watched over by Testcontainers: its reaper outlives this process.
 */
public final class Engine {
  private static final int EXECUTABLE = 0755;

  private final DockerClient client;

  private Engine(DockerClient client) {
    this.client = client;
  }

  /** The engine of this machine. */
  public static Engine connect() {
    LocalEngine.check();
    LocalEngine.prefer();
    LocalEngine.checkReaper();
    try {
      return new Engine(DockerClientFactory.instance().client());
    } catch (RuntimeException e) {
      throw new DeploymentException(
          "no container engine answers, or its reaper, image '%s', does not start (%s); run ci/bootstrap, or name another by -Dloadbearing.image.reaper=..."
              .formatted(Base.REAPER.image(), e.getMessage()),
          e);
    }
  }

  public DockerClient client() {
    return client;
  }

  /** How many cores the engine's machine has. */
  public int cores() {
    return DockerClientFactory.instance().getInfo().getNCPU();
  }

  /** Facts of the engine's machine. */
  public Map<String, String> facts() {
    var info = DockerClientFactory.instance().getInfo();
    Map<String, String> facts = new TreeMap<>();
    facts.put("cores", String.valueOf(info.getNCPU()));
    facts.put("memory", String.valueOf(info.getMemTotal()));
    facts.put("kernel", String.valueOf(info.getKernelVersion()));
    facts.put("system", String.valueOf(info.getOperatingSystem()));
    facts.put("engine", String.valueOf(info.getServerVersion()));
    facts.put("java", Runtime.version().toString());
    return facts;
  }

  /** The address of this machine where published ports are. */
  public String host() {
    return DockerClientFactory.instance().dockerHostIpAddress();
  }

  /** What marks everything of ours: the reaper's session, and the process it belongs to. */
  public Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>(DockerClientFactory.DEFAULT_LABELS);
    labels.put(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL, DockerClientFactory.SESSION_ID);
    labels.put(Owner.LABEL, Owner.self().toString());
    return labels;
  }

  /** What a command in a container came to. */
  public record Result(long status, String output) {}

  /** Makes a command ready to run in a container, with its output attached; returns its id. */
  public String command(String container, String... command) {
    return client
        .execCreateCmd(container)
        .withAttachStdout(true)
        .withAttachStderr(true)
        .withCmd(command)
        .exec()
        .getId();
  }

  /** Runs a command in a container; {@code patience} bounds it. */
  public Result exec(String container, Duration patience, String... command) {
    var id = command(container, command);
    var output = new ByteArrayOutputStream();
    try (var callback = client.execStartCmd(id).exec(collect(output))) {
      if (!callback.awaitCompletion(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DeploymentException(
            "'%s' did not end within %s in container %s; it said: %s"
                .formatted(String.join(" ", command), patience, container, text(output)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("interrupted while '%s' ran".formatted(command[0]), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var status = client.inspectExecCmd(id).exec().getExitCodeLong();
    return new Result(status == null ? -1 : status, text(output));
  }

  /** Runs a command that has to succeed, and returns what it said. */
  public String run(String container, Duration patience, String... command) {
    var result = exec(container, patience, command);
    if (result.status() != 0) {
      throw new DeploymentException(
          "'%s' ended with status %d in container %s: %s"
              .formatted(
                  String.join(" ", command), result.status(), container, result.output().strip()));
    }
    return result.output();
  }

  /** Whether there is a container of that name or id, running or not. */
  public boolean exists(String container) {
    try {
      client.inspectContainerCmd(container).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Puts files into a container, by absolute path. */
  public void copyIn(String container, Map<String, String> files) {
    Map<String, byte[]> contents = new TreeMap<>();
    files.forEach(
        (path, text) -> contents.put(path.substring(1), text.getBytes(StandardCharsets.UTF_8)));
    client
        .copyArchiveToContainerCmd(container)
        .withRemotePath("/")
        .withTarInputStream(new ByteArrayInputStream(tar(contents)))
        .exec();
  }

  /** A tar of a file or folder in a container; the caller closes it. */
  public InputStream copyOut(String container, String path) {
    return client.copyArchiveFromContainerCmd(container, path).exec();
  }

  /** Removes a container and its anonymous volumes at once; an absent one is as good. */
  public void remove(String container) {
    try {
      client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException e) {
      return;
    } catch (DockerException e) {
      // 409: somebody else is at it, the reaper for one.
      if (e.getHttpStatus() != 409) {
        throw e;
      }
    }
  }

  /** Removes a network; an absent one is as good. */
  public void removeNetwork(String network) {
    try {
      client.removeNetworkCmd(network).exec();
    } catch (NotFoundException | NotModifiedException e) {
      return;
    }
  }

  /** Takes out of a network whatever is in it, by the engine's own account. */
  void evict(String network) {
    for (var container :
        client.inspectNetworkCmd().withNetworkId(network).exec().getContainers().keySet()) {
      client
          .disconnectFromNetworkCmd()
          .withNetworkId(network)
          .withContainerId(container)
          .withForce(true)
          .exec();
    }
  }

  public static byte[] tar(Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var file : files.entrySet()) {
        var entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        entry.setMode(EXECUTABLE);
        // One date for ever: a build knows by it whether a step can be taken over.
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static ResultCallback.Adapter<Frame> collect(ByteArrayOutputStream output) {
    return new ResultCallback.Adapter<>() {
      @Override
      public void onNext(Frame frame) {
        synchronized (output) {
          output.writeBytes(frame.getPayload());
        }
      }
    };
  }

  private static String text(ByteArrayOutputStream output) {
    synchronized (output) {
      return output.toString(StandardCharsets.UTF_8);
    }
  }
}
