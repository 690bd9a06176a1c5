package loadbearing.harness.host;

import java.util.regex.Pattern;

/** What is said to people and kept in files has no password in it, whoever quotes what. */
public final class Secrets {
  /** On a command line, in an environment, a URL, JSON, or a statement. */
  private static final Pattern TOLD =
      Pattern.compile("(?i)((?:(?:password|pwd)[^ =:]*[=:]|identified by) *)[^\\s,;&)}]+");

  private Secrets() {}

  /** {@code text} with what is known by its name as a password left out. */
  public static String leftOutOf(String text) {
    return TOLD.matcher(text).replaceAll("$1***");
  }
}
