package loadbearing.harness.inject;

import java.time.Duration;
import loadbearing.fault.Way;

/**
 * What came of asking a server many times over one connection.
 *
 * @param sent bytes that were to be sent
 * @param received bytes that came back until all was answered, the connection ended or patience did
 * @param reads in how many pieces they came
 * @param took how long it took
 */
public record Flow(long sent, long received, long reads, Duration took) {
  /** Bytes of an answer that came in one piece, on average. */
  double piece() {
    return (double) received / Math.max(1, reads);
  }

  /** The share of {@code whole} that came back, at most 1. */
  double shareOf(Flow whole) {
    return whole.received == 0 ? 0 : Math.min(1, (double) received / whole.received);
  }

  /**
   * Bytes per second in one direction; where not all was answered, the same share of the requests
   * is taken to have got through.
   */
  double rate(Way way, Flow whole) {
    double bytes = way.hasAnswers() ? received : sent * shareOf(whole);
    return bytes / Math.max(1e-6, took.toNanos() / 1e9);
  }

  String words() {
    return "%d bytes in %d pieces in %.0f ms".formatted(received, reads, took.toNanos() / 1e6);
  }
}
