package loadbearing.generator;

import java.util.Optional;

/**
 * Finds a member of a JSON object without reading the rest of it into memory.
 *
 * <p>It believes that the text is JSON: on other text it finds nothing or some piece of it, and
 * never fails.
 */
final class Members {
  private final String text;
  private int at;

  private Members(String text) {
    this.text = text;
  }

  /** The JSON text of the top-level member {@code name}, empty if there is none. */
  static Optional<String> find(String object, String name) {
    return new Members(object).find(name);
  }

  private Optional<String> find(String name) {
    skipSpace();
    if (!take('{')) {
      return Optional.empty();
    }
    while (true) {
      skipSpace();
      int key = at;
      if (!skipValue()) {
        return Optional.empty();
      }
      boolean wanted = text.startsWith(name, key + 1) && at == key + name.length() + 2;
      skipSpace();
      if (!take(':')) {
        return Optional.empty();
      }
      skipSpace();
      int value = at;
      if (!skipValue()) {
        return Optional.empty();
      }
      if (wanted) {
        return Optional.of(text.substring(value, at));
      }
      skipSpace();
      if (!take(',')) {
        return Optional.empty();
      }
    }
  }

  /** Moves behind the value that begins here; false if the text ends first. */
  private boolean skipValue() {
    int start = at;
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> {
          if (!skipString()) {
            return false;
          }
        }
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          if (depth == 0) {
            return at > start;
          }
          depth--;
          at++;
        }
        case ',', ':' -> {
          if (depth == 0) {
            return at > start;
          }
          at++;
        }
        default -> {
          if (depth == 0 && c <= ' ') {
            return at > start;
          }
          at++;
        }
      }
    }
    return false;
  }

  private boolean skipString() {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c == '\\') {
        at++;
      }
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }
}
