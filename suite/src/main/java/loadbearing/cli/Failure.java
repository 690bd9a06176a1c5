package loadbearing.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.host.Secrets;

/** What is said of something that a command threw. */
final class Failure {
  private static final Pattern REFUSED =
      Pattern.compile("No space left on device|Disk quota exceeded|File too large");

  private Failure() {}

  /** One message: what was thrown, and each cause that says more; of a defect also its kind. */
  static String words(Throwable thrown) {
    var words = isExplained(thrown) ? message(thrown) : withCauses(thrown);
    return Secrets.leftOutOf(words.contains("make room") ? words : words + remedy(thrown));
  }

  /** A disk that is full, or a quota or a limit of file sizes that is reached, as Linux says it. */
  private static String remedy(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (REFUSED.matcher(message(cause)).find()) {
        return "; make room there, or name another folder by --results";
      }
    }
    return "";
  }

  /** Where it was thrown, for whoever looks for a defect. */
  static String trace(Throwable thrown) {
    var trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    return Secrets.leftOutOf(trace.toString());
  }

  private static String withCauses(Throwable thrown) {
    var words = new StringBuilder(thrown instanceof IOException ? message(thrown) : start(thrown));
    for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      if (words.indexOf(message(cause)) < 0) {
        words.append(": ").append(message(cause).strip());
      }
    }
    return words.toString();
  }

  private static String start(Throwable thrown) {
    return thrown instanceof UncheckedIOException ? message(thrown) : defect(thrown);
  }

  /** Whoever threw it said all there is to say. */
  private static boolean isExplained(Throwable thrown) {
    return thrown instanceof DeploymentException || thrown instanceof IllegalArgumentException;
  }

  /** The message of a missing file is only its name. */
  private static String message(Throwable thrown) {
    if (thrown instanceof NoSuchFileException || thrown instanceof AccessDeniedException) {
      var what = thrown instanceof NoSuchFileException ? "there is no %s" : "no access to %s";
      return what.formatted(((FileSystemException) thrown).getFile());
    }
    return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
  }

  /** Nobody foresaw it, so nobody could say what to do. */
  private static String defect(Throwable thrown) {
    return "unexpected %s; if the engine is well ('loadbearing doctor'), this is a defect of Loadbearing, and -Dloadbearing.log=INFO says where"
        .formatted(thrown);
  }

  /**
   * Whether this process is ending, by Ctrl-C for one: what fails then fails because all is being
   * taken down.
   */
  static boolean isOfTheEnd() {
    var probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
