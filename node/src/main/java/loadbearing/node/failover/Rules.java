package loadbearing.node.failover;

import java.time.Duration;
import java.util.List;

/**
 * By what a controller decides.
 *
 * @param databases all that it watches; the first is the primary when nothing says otherwise
 * @param writers all that write for users
 * @param votes looks that must say that the primary is lost; each replica's and its own count, and
 *     it takes more than half of them
 * @param agreement how long they must say so, without a sign of life; longer than a second, in
 *     which a primary that lives writes its heartbeat at least
 * @param silence how long a primary that answers may write nothing until it counts as lost
 * @param gap the longest time between two looks that count as one after the other
 */
public record Rules(
    List<String> databases,
    List<String> writers,
    int votes,
    Duration agreement,
    Duration silence,
    Duration gap) {
  public Rules {
    databases = List.copyOf(databases);
    writers = List.copyOf(writers);
    if (databases.size() < 2) {
      throw new IllegalArgumentException(
          "expected a primary and a replica at least, found " + databases);
    }
    if (votes * 2 <= databases.size() || votes > databases.size()) {
      throw new IllegalArgumentException(
          "expected more than half of %d looks, and not more, found %d"
              .formatted(databases.size(), votes));
    }
    if (agreement.compareTo(Duration.ofSeconds(1)) <= 0) {
      throw new IllegalArgumentException("expected an agreement of above 1 s, found " + agreement);
    }
    if (silence.compareTo(agreement) < 0 || !gap.isPositive()) {
      throw new IllegalArgumentException(
          "expected a silence of %s or more and a gap above 0, found %s, %s"
              .formatted(agreement, silence, gap));
    }
  }
}
