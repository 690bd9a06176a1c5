package loadbearing.harness.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
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
 * @param files files by their path in the build
 */
public record Recipe(
    String name, List<String> bases, String dockerfile, SortedMap<String, Content> files) {

  public Recipe {
    bases = List.copyOf(bases);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  public Recipe(String name, List<String> bases, String dockerfile, Map<String, Content> files) {
    this(name, bases, dockerfile, new TreeMap<>(files));
  }

  /** The image's name, which changes with anything that goes into it. */
  String tag(List<String> baseIds) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      baseIds.forEach(id -> feed(digest, id.getBytes(StandardCharsets.UTF_8)));
      feed(digest, dockerfile.getBytes(StandardCharsets.UTF_8));
      files.forEach(
          (path, content) -> {
            feed(digest, path.getBytes(StandardCharsets.UTF_8));
            feed(digest, content.bytes());
          });
      var hash = HexFormat.of().formatHex(digest.digest()).substring(0, 16);
      return "loadbearing/derived-%s:%s".formatted(name, hash);
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
