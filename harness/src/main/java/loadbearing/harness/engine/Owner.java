package loadbearing.harness.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The process that something belongs to, as a label tells it. A part that is not known is empty.
 *
 * @param place where the process lives
 * @param pid its number there
 * @param started when it started, in ticks since the machine did, for a number is given to another
 *     process one day; no clock that is set moves it
 */
public record Owner(Place place, long pid, String started) {
  /** Not the name that earlier versions used, which cannot read this one. */
  public static final String LABEL = "loadbearing.process";

  private static final Path PROCESSES = Path.of("/proc");

  /** There may be such a process, but when it started cannot be read. */
  private static final String UNREADABLE = "?";

  /** In {@code /proc/<pid>/stat}, counted after the name, which may hold blanks. */
  private static final int STARTED = 19;

  /**
   * Where a process lives, and who looks must live to see whether it does.
   *
   * @param host the machine's name, which two containers may share
   * @param machine which machine it is
   * @param boot since which start of the machine
   * @param space the numbers of which processes are seen there: those of a container are its own
   * @param user whose processes can be seen for sure, where others' are hidden
   */
  public record Place(String host, String machine, String boot, String space, String user) {
    private boolean isKnown() {
      return !machine.isEmpty() && !boot.isEmpty() && !space.isEmpty() && !user.isEmpty();
    }

    /** What was there before this machine started is gone. */
    private boolean isBeforeThatOf(Place here) {
      return host.equals(here.host) && machine.equals(here.machine) && !boot.equals(here.boot);
    }
  }

  /** This process. */
  public static Owner self() {
    long pid = ProcessHandle.current().pid();
    return new Owner(here(pid), pid, started(pid));
  }

  /** An owner as a label spells it; empty parts where another version wrote it. */
  static Owner parse(String label) {
    var words = label.split("/", -1);
    if (words.length != 7 || !words[5].matches("\\d{1,18}")) {
      return new Owner(new Place("", "", "", "", ""), 0, "");
    }
    return new Owner(
        new Place(words[0], words[1], words[2], words[3], words[4]),
        Long.parseLong(words[5]),
        words[6]);
  }

  /** Whether the process certainly lives no more. */
  boolean isGone() {
    return isGone(self(), started(pid));
  }

  /**
   * The same, as one sees it who knows the present.
   *
   * @param seer who looks
   * @param present when the process of that number started, if there is one; else empty
   */
  boolean isGone(Owner seer, String present) {
    if (!place.isKnown() || !seer.place.isKnown() || started.isEmpty()) {
      return false;
    }
    return place.isBeforeThatOf(seer.place)
        || place.equals(seer.place) && !started.equals(present) && !present.equals(UNREADABLE);
  }

  private static String started(long pid) {
    try {
      var stat = Files.readString(PROCESSES.resolve(Long.toString(pid)).resolve("stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[STARTED];
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException | IndexOutOfBoundsException e) {
      return UNREADABLE;
    }
  }

  private static Place here(long pid) {
    return new Place(
        host(),
        text(Path.of("/etc/machine-id")),
        text(PROCESSES.resolve("sys/kernel/random/boot_id")),
        space(pid),
        user());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("this machine does not know its own name", e);
    }
  }

  /** Unknown where {@code /proc} shows the processes of another space. */
  private static String space(long pid) {
    try {
      var self = PROCESSES.resolve("self");
      return Files.readSymbolicLink(self).toString().equals(Long.toString(pid))
          ? Files.readSymbolicLink(self.resolve("ns/pid")).toString()
          : "";
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static String user() {
    try {
      return Files.getAttribute(PROCESSES.resolve("self"), "unix:uid").toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return String.join(
        "/",
        place.host,
        place.machine,
        place.boot,
        place.space,
        place.user,
        Long.toString(pid),
        started);
  }
}
