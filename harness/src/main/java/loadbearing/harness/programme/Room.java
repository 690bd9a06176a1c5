package loadbearing.harness.programme;

import java.util.concurrent.Semaphore;

/**
 * What the host has for deployments that stand side by side: memory for all that their nodes may
 * use, and cores for what runs are expected to use, so much less than all that one does not feel
 * the other.
 */
final class Room {
  /** Of the host's cores. */
  private static final double CORES = 0.7;

  /** Of the host's memory: nodes seldom use what they may. */
  private static final double MEMORY = 0.9;

  /** Permits for one core. */
  private static final int FINENESS = 100;

  private final int hundredths;
  private final int mebibytes;
  private final Semaphore cores;
  private final Semaphore memory;

  /** The room on a host with so many cores and so much memory. */
  Room(int cores, long bytes) {
    this.hundredths = Math.max(1, (int) (FINENESS * CORES * cores));
    this.mebibytes = Math.max(1, (int) (MEMORY * bytes / (1 << 20)));
    this.cores = new Semaphore(hundredths, true);
    this.memory = new Semaphore(mebibytes, true);
  }

  /** Room that is taken until it is closed. */
  @FunctionalInterface
  interface Taken extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits until {@code batch} may stand and run; what needs more than there is has all of it. */
  Taken take(Batch batch) throws InterruptedException {
    int nodes =
        batch.topology().servers().stream().mapToInt(node -> node.budget().memoryMebibytes()).sum();
    int used = (int) Math.ceil(FINENESS * batch.cores());
    var forNodes = take(memory, Math.min(mebibytes, nodes));
    var forRuns = take(cores, batch.isAlone() ? hundredths : Math.min(hundredths, used));
    return () -> {
      forRuns.close();
      forNodes.close();
    };
  }

  private static Taken take(Semaphore room, int permits) throws InterruptedException {
    room.acquire(permits);
    return () -> room.release(permits);
  }
}
