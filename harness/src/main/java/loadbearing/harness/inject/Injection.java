package loadbearing.harness.inject;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import loadbearing.fault.Fault;
import loadbearing.fault.Spelling;
import loadbearing.harness.inject.Effect.Sight;
import loadbearing.harness.inject.Receipt.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fault at work. Closing heals it; closing it again does nothing, unless the healing failed. */
public final class Injection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Injection.class);

  private final Injector injector;
  private final int number;
  private final Fault fault;
  private final Effect effect;
  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch healing = new CountDownLatch(1);
  private final CountDownLatch givenUp = new CountDownLatch(1);
  private final Promise bitten = new Promise();
  private final Promise gone = new Promise();
  private Sight before = new Sight(false, "nobody looked");
  private boolean healed;

  Injection(Injector injector, int number, Fault fault, Effect effect) {
    this.injector = injector;
    this.number = number;
    this.fault = fault;
    this.effect = effect;
  }

  /**
   * Waits until the fault is proved to bite, or no longer can be.
   *
   * @return whether a probe saw it
   */
  public boolean isProved() {
    return bitten.await(injector.time());
  }

  /**
   * Waits until the fault is proved to be gone, or cannot be in good time; needs {@link #close}
   * first.
   *
   * @return whether a probe saw it gone
   */
  public boolean isHealProved() {
    return gone.await(injector.time());
  }

  /**
   * Looks once whether all is well where the fault is to begin; the last of these looks counts.
   *
   * @return whether it is
   */
  boolean isWellBefore() {
    before = Proof.sight(effect.before());
    return before.seen();
  }

  void begin() {
    long called = injector.time().nanoTime();
    try {
      effect.begin().run();
    } catch (RuntimeException failure) {
      write(Step.NOT_PROVED, "it could not begin: " + failure);
      bitten.give(false);
      undo(failure);
      throw failure;
    }
    done(Step.BEGAN, called);
    LOG.info("fault {} began: {}", number, fault.words());
    if (before.seen()) {
      prove(this::bites, injector.proof().bite(), healing, Step.PROVED, Step.NOT_PROVED, bitten);
    } else {
      write(Step.NOT_PROVED, "all was not well right before it began: " + before.words());
      bitten.give(false);
    }
  }

  private Sight bites() {
    var sight = effect.bites().get();
    return new Sight(sight.seen(), sight.words() + "; right before it: " + before.words());
  }

  /**
   * Heals the fault, and begins to prove that.
   *
   * @throws RuntimeException if it could not be healed in two attempts; closing may be tried again
   */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!healed) {
        healing.countDown();
        long called = injector.time().nanoTime();
        heal();
        healed = true;
        done(Step.HEALED, called);
        LOG.info("fault {} healed: {}", number, fault.words());
        prove(
            effect.gone(),
            injector.proof().heal(),
            givenUp,
            Step.HEAL_PROVED,
            Step.HEAL_NOT_PROVED,
            gone);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The proof that it is gone makes no more attempts. */
  void giveUp() {
    givenUp.countDown();
  }

  private void heal() {
    try {
      undo();
    } catch (RuntimeException first) {
      LOG.warn("fault {} could not be healed, once more: {}", number, fault.words(), first);
      try {
        undo();
      } catch (RuntimeException second) {
        second.addSuppressed(first);
        write(Step.HEAL_NOT_PROVED, "it could not be healed: " + second);
        gone.give(false);
        throw second;
      }
    }
  }

  private void undo(RuntimeException failure) {
    try {
      undo();
    } catch (RuntimeException another) {
      failure.addSuppressed(another);
    }
  }

  /** On a thread of its own, so that an interrupt of the caller cannot keep a fault alive. */
  private void undo() {
    var task = CompletableFuture.runAsync(effect.heal(), Thread.ofVirtual()::start);
    try {
      task.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  private void prove(
      Supplier<Sight> look,
      Duration patience,
      CountDownLatch calledOff,
      Step yes,
      Step no,
      Promise result) {
    injector
        .time()
        .start(
            "proof of " + fault.words(),
            () -> {
              try {
                var last = injector.proof().seek(look, patience, injector.time(), calledOff);
                boolean seen = last.sight().seen();
                injector.write(number, fault, seen ? yes : no, last.at(), last.sight().words());
                result.give(seen);
              } finally {
                result.give(false);
              }
            });
  }

  /** The effect lies somewhere between its call and its return: the middle errs least. */
  private void done(Step step, long called) {
    long took = injector.time().nanoTime() - called;
    var words = "done in " + Spelling.millis(Duration.ofNanos(took));
    injector.write(new Receipt(number, fault, step, called, called + took / 2, words));
  }

  private void write(Step step, String evidence) {
    injector.write(number, fault, step, injector.time().nanoTime(), evidence);
  }
}
