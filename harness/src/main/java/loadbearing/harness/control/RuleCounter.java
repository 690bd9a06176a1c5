package loadbearing.harness.control;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a packet filter has counted at one rule.
 *
 * @param packets how many it met
 * @param target what becomes of them; empty if they are only counted
 * @param source whose they are
 * @param destination whom they are for
 * @param rest what else they have to be
 */
record RuleCounter(long packets, String target, String source, String destination, String rest) {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(\\d+)\\s+\\d+\\s+(?:([A-Z]\\w*)\\s+)?(?:\\w+)\\s+\\S+\\s+\\S+\\s+\\S+\\s+(\\S+)\\s+(\\S+)\\s*(.*)");

  /** A line of {@code iptables -nvxL}; empty if it is a heading. */
  static Optional<RuleCounter> parse(String line) {
    var words = LINE.matcher(line);
    return words.matches()
        ? Optional.of(
            new RuleCounter(
                Long.parseLong(words.group(1)),
                Optional.ofNullable(words.group(2)).orElse(""),
                words.group(3),
                words.group(4),
                words.group(5)))
        : Optional.empty();
  }
}
