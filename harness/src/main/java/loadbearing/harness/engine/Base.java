package loadbearing.harness.engine;

import java.util.Locale;
import java.util.Optional;

/** The servers there are base images for; what a base owes is its binary on the PATH, and bash. */
public enum Base {
  MYSQL,
  HAPROXY,
  REDIS,
  JRE,
  /** Optional: without an image of somebody's own, ours runs on {@link #JRE}. */
  CONTROLLER,
  TOXIPROXY,
  NETADMIN,
  REAPER;

  /**
   * The image: that of property {@code loadbearing.image.<server>}, else what ci/bootstrap made.
   */
  public String image() {
    return chosen().orElseGet(this::usual);
  }

  private String usual() {
    return this == CONTROLLER
        ? JRE.image()
        : "loadbearing/%s:latest".formatted(name().toLowerCase(Locale.ROOT));
  }

  /** The image that was chosen by its property, if one was. */
  public Optional<String> chosen() {
    return Optional.ofNullable(
        System.getProperty("loadbearing.image." + name().toLowerCase(Locale.ROOT)));
  }

  /** What to say where an image is missing, or its name is none. */
  public static String absent(String image) {
    return "no image '%s' in the engine; run ci/bootstrap, or name an image of your own by -Dloadbearing.image.<server>=..."
        .formatted(image);
  }
}
