package loadbearing.generator.gatling;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import loadbearing.history.Path;

/** The headers that generator and node agreed on. */
final class Headers {
  static final AsciiString OPERATION = AsciiString.cached("Loadbearing-Operation");
  static final AsciiString DEADLINE = AsciiString.cached("Loadbearing-Deadline-Millis");
  static final AsciiString SESSION = AsciiString.cached("Loadbearing-Session");
  static final AsciiString IDEMPOTENCY = AsciiString.cached("Idempotency-Key");

  private static final AsciiString NODE = AsciiString.cached("Loadbearing-Node");
  private static final AsciiString SITE = AsciiString.cached("Loadbearing-Site");
  private static final AsciiString DATABASE = AsciiString.cached("Loadbearing-Database");
  private static final AsciiString SOFTWARE = AsciiString.cached("Loadbearing-Software");
  private static final AsciiString VERSION = AsciiString.cached("Loadbearing-Version");
  private static final AsciiString EFFECT = AsciiString.cached("Loadbearing-Outcome");

  private static final AsciiString REPLAYED = AsciiString.cached("Loadbearing-Replayed");

  private Headers() {}

  /** Who answered; {@code last} itself if it was the same, which it mostly is. */
  static Path path(HttpHeaders headers, Path last) {
    var node = headers.get(NODE, "");
    var site = headers.get(SITE, "");
    var database = headers.get(DATABASE, "");
    var software = headers.get(SOFTWARE, "");
    boolean same =
        node.equals(last.node())
            && database.equals(last.database())
            && site.equals(last.site())
            && software.equals(last.software());
    return same ? last : new Path(node, site, database, software);
  }

  /** The row's version, 0 where there is none or it is no number. */
  static long version(HttpHeaders headers) {
    var text = headers.get(VERSION, "");
    boolean isNumber = text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return text.isEmpty() || !isNumber ? 0 : Long.parseLong(text);
  }

  /** What the node says about the effect of what failed, empty if nothing. */
  static String meaning(HttpHeaders headers) {
    return headers.get(EFFECT, "").trim();
  }

  /** Whether the node answered a write from its record. */
  static boolean isReplayed(HttpHeaders headers) {
    return headers.containsValue(REPLAYED, "true", true);
  }
}
