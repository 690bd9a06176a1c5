package loadbearing.harness.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/**
 * The process that something belongs to, as a label tells it.
 *
 * @param host the machine's name
 * @param pid the process
 * @param started when it started, ms since the epoch: a number is given to another process one day
 */
public record Owner(String host, long pid, long started) {
  public static final String LABEL = "loadbearing.owner";

  /** This process. */
  public static Owner self() {
    try {
      var self = ProcessHandle.current();
      return new Owner(InetAddress.getLocalHost().getHostName(), self.pid(), started(self));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("this machine does not know its own name", e);
    }
  }

  static Owner parse(String label) {
    var words = label.split("/");
    if (words.length != 3) {
      throw new IllegalArgumentException("an owner is host/pid/started, got '%s'".formatted(label));
    }
    return new Owner(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  /** Whether the process certainly lives no more; of another machine nobody can tell. */
  boolean isGone() {
    return host.equals(self().host())
        && ProcessHandle.of(pid).filter(it -> started(it) == started).isEmpty();
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  @Override
  public String toString() {
    return "%s/%d/%d".formatted(host, pid, started);
  }
}
