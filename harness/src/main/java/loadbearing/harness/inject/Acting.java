package loadbearing.harness.inject;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import loadbearing.fault.Act;
import loadbearing.fault.Spelling;
import loadbearing.harness.inject.Deeds.Deed;
import loadbearing.harness.inject.Receipt.Step;
import loadbearing.harness.time.Time;
import loadbearing.topology.Kind.Role;
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
  private final ObjLongConsumer<Map<String, Role>> roles;
  private final Time time;
  private final Proof proof;

  /**
   * An operator at work.
   *
   * @param deeds what can be done
   * @param receipts called from several threads, one at a time
   * @param roles told who has which other role since when, by the clock of {@code time}
   * @param time that proofs wait in
   */
  public Acting(
      Deeds deeds,
      Consumer<Receipt> receipts,
      ObjLongConsumer<Map<String, Role>> roles,
      Time time) {
    this.deeds = deeds;
    this.receipts = receipts;
    this.roles = roles;
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
    Deed done;
    try {
      done = deeds.carryOut(act);
    } catch (RuntimeException failure) {
      write(number, act, Step.NOT_PROVED, time.nanoTime(), "it could not be done: " + failure);
      throw failure;
    }
    var took = Spelling.millis(Duration.ofNanos(time.nanoTime() - called));
    write(number, act, Step.DONE, done.at(), "%s, in %s".formatted(done.words(), took));
    roles.accept(done.roles(), done.at());
    LOG.info("act {} done: {}", number, act.words());
    var last = proof.seek(() -> deeds.look(act), proof.bite(), time, calledOff);
    var step = last.sight().seen() ? Step.PROVED : Step.NOT_PROVED;
    write(number, act, step, last.at(), last.sight().words());
  }

  private synchronized void write(int number, Act act, Step step, long at, String evidence) {
    receipts.accept(new Receipt(number, act, step, at, at, evidence));
  }
}
