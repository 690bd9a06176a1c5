package loadbearing.history;

/** The versions of the format. */
final class Formats {
  private Formats() {}

  /** Refuses what another version wrote. */
  static void check(long found, String name) {
    if (found != RunFolder.FORMAT) {
      throw new UnreadableRunException(
          "%s has format %d, expected %d: read it with the version of the program that wrote it, or run it again"
              .formatted(name, found, RunFolder.FORMAT));
    }
  }
}
