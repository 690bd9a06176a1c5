package loadbearing.harness.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.history.Sample;

/**
 * A container's resource counters, read from this machine's own kernel, which costs the container
 * nothing. Control groups of version 1 have a folder for each controller, those of version 2 one
 * for all.
 *
 * @param processor folder of the CPU limit's counters
 * @param accounting folder of the CPU time's counter
 * @param memory folder of the memory's counters
 * @param network the kernel's table of network interfaces, as the container sees it
 */
record ControlGroup(Path processor, Path accounting, Path memory, Path network) {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  /** The counters of the container whose first process is {@code pid}, where they can be seen. */
  static Optional<ControlGroup> of(long pid) {
    try {
      var groups = parse(Files.readAllLines(Path.of("/proc/%d/cgroup".formatted(pid))));
      var network = Path.of("/proc/%d/net/dev".formatted(pid));
      var group =
          Files.exists(ROOT.resolve("cgroup.controllers"))
              ? unified(groups, network)
              : separate(groups, network);
      return Optional.of(group).filter(ControlGroup::isVisible);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static ControlGroup unified(Map<String, String> groups, Path network) {
    var folder = below(ROOT, groups.getOrDefault("", "/"));
    return new ControlGroup(folder, folder, folder, network);
  }

  private static ControlGroup separate(Map<String, String> groups, Path network) {
    return new ControlGroup(
        below(ROOT.resolve("cpu"), groups.getOrDefault("cpu", "/")),
        below(ROOT.resolve("cpuacct"), groups.getOrDefault("cpuacct", "/")),
        below(ROOT.resolve("memory"), groups.getOrDefault("memory", "/")),
        network);
  }

  private static Path below(Path root, String path) {
    return root.resolve(path.substring(1));
  }

  private boolean isVisible() {
    return !processor.equals(ROOT)
        && Files.isReadable(processor.resolve("cpu.stat"))
        && Files.isReadable(memory.resolve("memory.stat"));
  }

  /** Lines {@code number:controllers:path}; version 2 has no controllers. */
  static Map<String, String> parse(List<String> lines) {
    Map<String, String> groups = new HashMap<>();
    for (var line : lines) {
      var parts = line.split(":", 3);
      for (var controller : parts[1].split(",")) {
        groups.put(controller, parts[2]);
      }
    }
    return groups;
  }

  /** The counters as they are; an error if the container is gone. */
  Sample sample(String node, long at) throws IOException {
    var cpu = table(processor.resolve("cpu.stat"));
    long[] bytes = network(Files.readAllLines(network));
    return new Sample(
        node,
        at,
        cpu.containsKey("usage_usec")
            ? cpu.get("usage_usec") * 1000
            : number(accounting.resolve("cpuacct.usage")),
        cpu.getOrDefault("nr_periods", 0L),
        cpu.getOrDefault("nr_throttled", 0L),
        cpu.containsKey("throttled_usec")
            ? cpu.get("throttled_usec") * 1000
            : cpu.getOrDefault("throttled_time", 0L),
        memoryBytes(),
        bytes[0],
        bytes[1]);
  }

  /** For how long it was held back by its CPU limit. */
  Duration throttled() {
    try {
      return Throttling.parse(Files.readAllLines(processor.resolve("cpu.stat")));
    } catch (IOException e) {
      throw new UncheckedIOException("the counters of a container that is gone", e);
    }
  }

  private long memoryBytes() throws IOException {
    var stat = table(memory.resolve("memory.stat"));
    // Version 1 says cache where version 2 says file.
    long pages = stat.getOrDefault("total_cache", stat.getOrDefault("file", 0L));
    var current = memory.resolve("memory.current");
    var usage = Files.exists(current) ? current : memory.resolve("memory.usage_in_bytes");
    return Math.max(0, number(usage) - pages);
  }

  /**
   * Bytes received and sent over all interfaces but loopback; a line is {@code name: received} and
   * seven more columns, then {@code sent}.
   */
  static long[] network(List<String> table) {
    long[] bytes = new long[2];
    for (var line : table) {
      int colon = line.indexOf(':');
      if (colon > 0 && !line.substring(0, colon).strip().equals("lo")) {
        var columns = line.substring(colon + 1).strip().split("\\s+");
        bytes[0] += Long.parseLong(columns[0]);
        bytes[1] += Long.parseLong(columns[8]);
      }
    }
    return bytes;
  }

  private static Map<String, Long> table(Path file) throws IOException {
    Map<String, Long> table = new HashMap<>();
    for (var line : Files.readAllLines(file)) {
      var words = line.split(" ");
      table.put(words[0], Long.parseLong(words[1]));
    }
    return table;
  }

  private static long number(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).strip());
  }
}
