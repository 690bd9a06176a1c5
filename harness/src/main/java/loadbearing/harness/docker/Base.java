package loadbearing.harness.docker;

import java.util.Locale;

/** The servers there are base images for; what a base owes is its binary on the PATH, and bash. */
enum Base {
  MYSQL,
  HAPROXY,
  JRE,
  TOXIPROXY,
  NETADMIN,
  REAPER;

  /**
   * The image: that of property {@code loadbearing.image.<server>}, else what ci/bootstrap made.
   */
  String image() {
    var word = name().toLowerCase(Locale.ROOT);
    return System.getProperty("loadbearing.image." + word, "loadbearing/%s:latest".formatted(word));
  }
}
