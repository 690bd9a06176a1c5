package loadbearing.node.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What nobody must guess: tokens of sessions, passwords as the database keeps them. */
final class Secrets {
  private Secrets() {}

  /** A token that was never given before. */
  static String token() {
    var bytes = new byte[16];
    Random.SECURE.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What the database keeps of a user's password. */
  static String hash(long user, String password) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var bytes = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Made at the first login: it takes its time, and a start should not. */
  private static final class Random {
    static final SecureRandom SECURE = new SecureRandom();
  }
}
