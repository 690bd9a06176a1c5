package loadbearing.history;

/** The versions of the format. */
final class Formats {
  private Formats() {}

  /** Who reads a format; {@code docs/history.md} has the same table. */
  private static String reader(long format) {
    return switch ((int) format) {
      case 1 -> "Loadbearing 0.1.0-SNAPSHOT as of commit 7e7921e";
      case 2 -> "Loadbearing 0.1.0-SNAPSHOT as of commit ea7a712";
      case 3 -> "Loadbearing 0.1.0-SNAPSHOT as of commit d59c240";
      default -> "the version of Loadbearing that wrote it";
    };
  }

  /** Refuses what another version wrote. */
  static void check(long found, String name) {
    if (found != RunFolder.FORMAT) {
      throw new UnreadableRunException(
          "%s has format %d, expected %d: read it with %s, or run it again"
              .formatted(name, found, RunFolder.FORMAT, reader(found)));
    }
  }
}
