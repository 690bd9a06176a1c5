package loadbearing.harness.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** What goes into a file of an image. */
@FunctionalInterface
public interface Content {
  /** All of it. */
  byte[] bytes();

  /** A text. */
  static Content of(String text) {
    return () -> text.getBytes(StandardCharsets.UTF_8);
  }

  /** What is at an address, read when it is asked for. */
  static Content of(URL address) {
    return () -> {
      try (var in = address.openStream()) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + address, e);
      }
    };
  }
}
