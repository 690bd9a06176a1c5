package loadbearing.node.failover;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Endpoint;
import loadbearing.node.http.Router;

/** Looks, thinks and acts, again and again, and says every stage of what it does. */
final class Controller {
  private final Setup setup;
  private final Eyes eyes;
  private final Hand hand;
  private final Consumer<Stage> said;
  private volatile Mind mind;

  Controller(Setup setup, LongSupplier ticker, Consumer<Stage> said) {
    this.setup = setup;
    this.eyes = new Eyes(setup, ticker);
    this.hand = new Hand(setup);
    this.said = said;
    this.mind = Mind.of(setup.rules());
  }

  /** Until the thread is interrupted. Who has just changed something looks again at once. */
  void run() {
    while (!Thread.currentThread().isInterrupted()) {
      long began = System.nanoTime();
      boolean hasChanged = round();
      var left = setup.interval().minus(Duration.ofNanos(System.nanoTime() - began));
      if (!hasChanged && left.isPositive()) {
        LockSupport.parkNanos(this, left.toNanos());
      }
    }
  }

  private boolean round() {
    var before = mind;
    var after = before.after(eyes.look());
    if (!before.primary().equals(after.primary())) {
      after.primary().ifPresent(it -> say(Stage.Word.FOUND, it, "-", after.votes()));
    }
    if (!before.isInDoubt() && after.isInDoubt()) {
      say(Stage.Word.NOTICED, leader(after), "-", after.votes());
    }
    var step = after.next();
    if (step instanceof Step.Fence fence && fence.database().equals(leader(after))) {
      say(Stage.Word.DECIDED, fence.database(), "-", fence.why());
    }
    var done = hand.carryOut(step);
    tell(step, done);
    mind = after.tried(step, done.isDone());
    return done.isDone() && !(step instanceof Step.Rest || step instanceof Step.Name);
  }

  private static String leader(Mind mind) {
    return mind.primary().orElse("-");
  }

  private void tell(Step step, Hand.Done done) {
    switch (step) {
      case Step.Rest rest -> {}
      case Step.Name name -> say(Stage.Word.NAMED, "-", "-", done.words());
      case Step.Fence fence -> say(word(done, Stage.Word.FENCED), fence.database(), "-", done);
      case Step.Promote promote ->
          say(word(done, Stage.Word.PROMOTED), promote.database(), promote.former(), done);
      case Step.Follow follow ->
          say(word(done, Stage.Word.FOLLOWS), follow.database(), follow.primary(), done);
      case Step.Tell told -> say(word(done, Stage.Word.TOLD), told.writer(), told.primary(), done);
    }
  }

  private static Stage.Word word(Hand.Done done, Stage.Word word) {
    return done.isDone() ? word : Stage.Word.FAILED;
  }

  private void say(Stage.Word word, String node, String other, Hand.Done done) {
    say(word, node, other, done.words());
  }

  private void say(Stage.Word word, String node, String other, String words) {
    said.accept(new Stage(word, node, other, words));
  }

  /** How it is: for whoever asks whether it lives, and whether it sees all that it watches. */
  Endpoint state() {
    return new Router()
        .add("GET", "/health", request -> Answer.json(200, Map.of("health", "up")))
        .add("GET", "/ready", request -> ready(mind));
  }

  private Answer ready(Mind now) {
    boolean seesAll =
        now.last()
            .filter(look -> look.writers().keySet().equals(setup.writers().keySet()))
            .filter(
                look ->
                    setup.databases().keySet().stream().allMatch(it -> look.there(it).isPresent()))
            .isPresent();
    return seesAll && now.primary().isPresent()
        ? Answer.json(200, Map.of("primary", leader(now), "votes", now.votes()))
        : Answer.error(503, "it does not see all that it watches: " + now.votes());
  }
}
