package loadbearing.harness.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import loadbearing.harness.engine.Engine;

/**
 * Whether a container's processes are frozen, as the kernel of this machine tells; where it does
 * not show them, as the engine does.
 */
public final class Freezer {
  private Freezer() {}

  public static boolean isFrozen(Engine engine, String container) {
    var state = engine.client().inspectContainerCmd(container).exec().getState();
    var pid = state.getPidLong();
    return pid == null || pid == 0
        ? false
        : ofKernel(pid).orElse(Boolean.TRUE.equals(state.getPaused()));
  }

  private static Optional<Boolean> ofKernel(long pid) {
    try {
      var groups =
          ControlGroup.parse(Files.readAllLines(Path.of("/proc/%d/cgroup".formatted(pid))));
      var separate = file("freezer", groups.get("freezer"), "freezer.state");
      var unified = file("", groups.get(""), "cgroup.events");
      return separate.isPresent()
          ? separate.map("FROZEN"::equals)
          : unified.map(text -> text.lines().anyMatch("frozen 1"::equals));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> file(String controller, String group, String name)
      throws IOException {
    if (group == null || group.equals("/")) {
      return Optional.empty();
    }
    var file = Path.of("/sys/fs/cgroup", controller, group, name);
    return Files.isReadable(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }
}
