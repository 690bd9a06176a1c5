package loadbearing.harness.inject;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import loadbearing.fault.Act;
import loadbearing.fault.Spelling;
import loadbearing.harness.inject.Receipt.Step;
import loadbearing.harness.time.Time;
import loadbearing.topology.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what operators do on what is deployed, and writes a receipt for every step. An act that no
 * probe saw has the step {@link Step#NOT_PROVED}, which voids the run.
 */
public final class Acting {
  private static final Logger LOG = LoggerFactory.getLogger(Acting.class);

  private final Deeds deeds;
  private final Consumer<Receipt> receipts;
  private final Time time;
  private final Proof proof;

  /**
   * An operator at work.
   *
   * @param operations what can be done
   * @param topology what stands
   * @param receipts called from several threads, one at a time
   * @param time that proofs wait in
   */
  public Acting(Operations operations, Topology topology, Consumer<Receipt> receipts, Time time) {
    this.deeds = new Deeds(topology, operations, time);
    this.receipts = receipts;
    this.time = time;
    this.proof = Proof.USUAL;
  }

  /**
   * Acts, and returns when that is proved or cannot be in good time.
   *
   * @param number the act's place in its schedule, for the receipts
   * @param calledOff when open, the proof makes no more attempts
   * @throws RuntimeException if it could not be done
   */
  void act(int number, Act act, CountDownLatch calledOff) {
    long called = time.nanoTime();
    try {
      deeds.carryOut(act);
    } catch (RuntimeException failure) {
      write(number, act, Step.NOT_PROVED, time.nanoTime(), "it could not be done: " + failure);
      throw failure;
    }
    long took = time.nanoTime() - called;
    var words = "done in " + Spelling.millis(Duration.ofNanos(took));
    write(number, act, Step.DONE, called + took / 2, words);
    LOG.info("act {} done: {}", number, act.words());
    var last = proof.seek(() -> deeds.look(act), proof.bite(), time, calledOff);
    var step = last.sight().seen() ? Step.PROVED : Step.NOT_PROVED;
    write(number, act, step, last.at(), last.sight().words());
  }

  private synchronized void write(int number, Act act, Step step, long at, String evidence) {
    receipts.accept(new Receipt(number, act, step, at, at, evidence));
  }
}
