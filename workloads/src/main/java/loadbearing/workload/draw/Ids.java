package loadbearing.workload.draw;

/**
 * Ids of operations: 18 bits of the seed, 21 of the virtual user, 24 of its sequence.
 *
 * <p>The seed's part keeps a second run on the same deployment from repeating the idempotency keys
 * of the first: the node would answer from its record, and the write would never happen. Two
 * different seeds share their 18 bits with probability 1/262144; the same seed always does.
 */
final class Ids {
  static final int PROCESSES = 1 << 21;
  static final int SEQUENCES = (1 << 24) - 1;

  private Ids() {}

  /** The id of a virtual user's operation, counted from 0; always positive. */
  static long of(long seed, int process, int sequence) {
    if (process < 0 || process >= PROCESSES || sequence < 0 || sequence >= SEQUENCES) {
      throw new IllegalStateException(
          "operation %d of virtual user %d is beyond the %d operations of %d users that ids can name; plan a shorter run"
              .formatted(sequence, process, SEQUENCES, PROCESSES));
    }
    long run = Seeds.mix(seed) >>> 46;
    return run << 45 | (long) process << 24 | sequence + 1;
  }
}
