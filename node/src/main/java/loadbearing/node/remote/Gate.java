package loadbearing.node.remote;

import java.util.concurrent.Semaphore;

/**
 * Lets few requests at a time to a server that is away, so that they do not pile up on it.
 *
 * <p>A server is away when a request failed on it and nobody had an answer since that request
 * began; one slow statement among others that are answered does not make it so. The first answer
 * opens the gate to all.
 */
public final class Gate {
  /** How many requests at a time find out whether a server that is away is back. */
  public static final int PROBES = 4;

  private final Semaphore probes = new Semaphore(PROBES);
  private volatile boolean away;
  private volatile long awaySinceNanos;
  private volatile long lastAnswerNanos;

  public Gate(long nowNanos) {
    lastAnswerNanos = nowNanos - 1;
  }

  /** Asks for passage; a pass that is granted has to be handed to {@link #leave}. */
  public Pass enter() {
    if (!away) {
      return Pass.OPEN;
    }
    return probes.tryAcquire() ? Pass.PROBE : Pass.REFUSED;
  }

  public void leave(Pass pass) {
    if (pass == Pass.PROBE) {
      probes.release();
    }
  }

  /** The server said something, be it an error. */
  public void answered(long nowNanos) {
    lastAnswerNanos = nowNanos;
    away = false;
  }

  /** A request that began at {@code startNanos} had no answer. */
  public void silent(long startNanos) {
    if (!away && lastAnswerNanos - startNanos < 0) {
      awaySinceNanos = startNanos;
      away = true;
    }
  }

  /** How long it has been away; meaningful only where {@link #enter} refused. */
  public long awayMillis(long nowNanos) {
    return (nowNanos - awaySinceNanos) / 1_000_000;
  }

  /** What the gate says. */
  public enum Pass {
    OPEN,
    PROBE,
    REFUSED
  }
}
