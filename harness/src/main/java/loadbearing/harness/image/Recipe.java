package loadbearing.harness.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a derived image is made.
 *
 * @param name what it is for
 * @param bases images it is made from
 * @param dockerfile the steps
 * @param texts files by their path in the build, by content
 * @param files files by their path in the build, on disk
 */
record Recipe(
    String name,
    List<String> bases,
    String dockerfile,
    SortedMap<String, String> texts,
    SortedMap<String, Path> files) {

  Recipe(
      String name,
      List<String> bases,
      String dockerfile,
      Map<String, String> texts,
      Map<String, Path> files) {
    this(name, List.copyOf(bases), dockerfile, new TreeMap<>(texts), new TreeMap<>(files));
  }

  /** The image's name, which changes with anything that goes into it. */
  String tag(List<String> baseIds) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      baseIds.forEach(id -> feed(digest, id.getBytes(StandardCharsets.UTF_8)));
      feed(digest, dockerfile.getBytes(StandardCharsets.UTF_8));
      for (var text : texts.entrySet()) {
        feed(digest, text.getKey().getBytes(StandardCharsets.UTF_8));
        feed(digest, text.getValue().getBytes(StandardCharsets.UTF_8));
      }
      for (var file : files.entrySet()) {
        feed(digest, file.getKey().getBytes(StandardCharsets.UTF_8));
        feed(digest, Files.readAllBytes(file.getValue()));
      }
      var hash = HexFormat.of().formatHex(digest.digest()).substring(0, 16);
      return "loadbearing/derived-%s:%s".formatted(name, hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Parts are set apart by their length: "ab" and "c" are not "a" and "bc". */
  private static void feed(MessageDigest digest, byte[] part) {
    digest.update(Integer.toString(part.length).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) ':');
    digest.update(part);
  }
}
