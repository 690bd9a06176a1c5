package loadbearing.node.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Request;

/**
 * A page that costs time of the processor and nothing else: rendered, then hashed {@code work}
 * times. The same work costs the same every time, on every clone.
 */
final class Pages {
  private static final int USUAL_WORK = 10;
  private static final int MAX_WORK = 100_000;
  private static final int ROWS = 40;

  Answer page(Request request) {
    var work = request.number("work", 1, MAX_WORK, USUAL_WORK);
    var rows =
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(i -> "<li><a href=\"/users/%d\">User %d</a></li>".formatted(i, i))
            .collect(Collectors.joining("\n"));
    return Answer.html(
        "<!doctype html>\n<title>Users</title>\n<ul>\n%s\n</ul>\n<p>%s</p>\n"
            .formatted(rows, hash(rows, work)));
  }

  /** SHA-256 of the text, then of its hash and the text, and so on. */
  private static String hash(String text, int times) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      var hash = sha.digest(bytes);
      for (int i = 1; i < times; i++) {
        sha.update(hash);
        hash = sha.digest(bytes);
      }
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
