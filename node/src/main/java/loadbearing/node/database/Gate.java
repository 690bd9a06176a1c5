package loadbearing.node.database;

import java.util.concurrent.Semaphore;

/**
 * Lets few requests at a time to a database that is away, so that they do not pile up on it.
 *
 * <p>A database is away when a request failed on it and nobody had an answer since that request
 * began; one slow statement among others that are answered does not make it so. The first answer
 * opens the gate to all.
 */
final class Gate {
  /** How many requests at a time find out whether a database that is away is back. */
  static final int PROBES = 4;

  private final Semaphore probes = new Semaphore(PROBES);
  private volatile boolean away;
  private volatile long awaySinceNanos;
  private volatile long lastAnswerNanos;

  Gate(long nowNanos) {
    lastAnswerNanos = nowNanos - 1;
  }

  /** Asks for passage; a pass that is granted has to be handed to {@link #leave}. */
  Pass enter() {
    if (!away) {
      return Pass.OPEN;
    }
    return probes.tryAcquire() ? Pass.PROBE : Pass.REFUSED;
  }

  void leave(Pass pass) {
    if (pass == Pass.PROBE) {
      probes.release();
    }
  }

  /** The database said something, be it an error. */
  void answered(long nowNanos) {
    lastAnswerNanos = nowNanos;
    away = false;
  }

  /** A request that began at {@code startNanos} had no answer. */
  void silent(long startNanos) {
    if (!away && lastAnswerNanos - startNanos < 0) {
      awaySinceNanos = startNanos;
      away = true;
    }
  }

  /** How long it has been away; meaningful only where {@link #enter} refused. */
  long awayMillis(long nowNanos) {
    return (nowNanos - awaySinceNanos) / 1_000_000;
  }

  /** What the gate says. */
  enum Pass {
    OPEN,
    PROBE,
    REFUSED
  }
}
