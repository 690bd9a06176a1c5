package loadbearing.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long ago this process started, on Linux: the uptime of the machine less the uptime at which
 * the process started, both counted in hundredths of a second. What Java says of a process' start
 * is rounded to the second in which the machine was started.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
final class ProcessAge {
  private static final int START_TIME = 22;
  private static final int STATE = 3;

  private ProcessAge() {}

  static Duration now() throws IOException {
    return age(
        Files.readString(Path.of("/proc/uptime")), Files.readString(Path.of("/proc/self/stat")));
  }

  /** From the texts of the two files. The name of the program, field 2, may hold spaces. */
  static Duration age(String uptime, String stat) {
    var upMillis = Math.round(Double.parseDouble(uptime.split(" ")[0]) * 1000);
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    var startMillis = Long.parseLong(fields[START_TIME - STATE]) * 10;
    return Duration.ofMillis(upMillis - startMillis);
  }
}
