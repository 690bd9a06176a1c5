package loadbearing.topology;

/** What things of a topology may be called. */
final class Names {
  private Names() {}

  static void check(String what, String name) {
    if (!name.matches("[a-z][a-z0-9]*")) {
      throw new IllegalArgumentException(
          "%s name '%s' must be lower-case letters and digits, starting with a letter"
              .formatted(what, name));
    }
  }
}
