package loadbearing.harness.programme;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import loadbearing.harness.Deployment;
import loadbearing.harness.Laboratory;
import loadbearing.harness.host.DeploymentException;
import loadbearing.history.Run;

/**
 * A programme at work:
 *
 * <ol>
 *   <li>Wait until this laboratory may measure.
 *   <li>Carry out what may share the host, side by side as far as there is {@link Room}, the
 *       longest first; then, one after the other, what is alone.
 * </ol>
 *
 * <p>For each batch:
 *
 * <ol>
 *   <li>Stand the topology up.
 *   <li>Make the runs, one after the other; what the asker needs next comes first.
 *   <li>Where the deployment cannot be used again, take it down and stand up another.
 * </ol>
 *
 * <p>A run that fails is an error for those who need it, and the others get another deployment; one
 * that does not stand up is an error for all who wait for it. Neither is a verdict.
 */
final class Carrying {
  private final Programme programme;
  private final Laboratory laboratory;
  private final Asker asker;
  private final Accounts accounts;
  private final Room room;

  Carrying(Programme programme, Laboratory laboratory, Asker asker) {
    this.programme = programme;
    this.laboratory = laboratory;
    this.asker = asker;
    this.accounts = new Accounts(programme.asked(), programme.runs());
    programme.batches().forEach(batch -> laboratory.require(batch.topology()));
    this.room = new Room(laboratory.cores(), laboratory.memory());
  }

  @SuppressWarnings("try")
  Accounts carryOut() {
    long began = System.nanoTime();
    try (var turn = laboratory.turn()) {
      accounts.waited(since(began));
      sideBySide(programme.sideBySide());
      programme.alone().forEach(this::carryOut);
    }
    accounts.over(since(began));
    laboratory.progress().stage(accounts.words());
    return accounts;
  }

  private void sideBySide(List<Batch> batches) {
    try (var lanes = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var all = batches.stream().map(batch -> lanes.submit(() -> carryOut(batch))).toList();
      try {
        for (var one : all) {
          one.get();
        }
      } catch (InterruptedException e) {
        lanes.shutdownNow();
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        lanes.shutdownNow();
        throw new IllegalStateException("a lane of the programme broke", e.getCause());
      }
    }
  }

  @SuppressWarnings("try")
  private void carryOut(Batch batch) {
    Deque<Need> open = new ArrayDeque<>(batch.needs());
    try (var taken = room.take(batch)) {
      for (boolean isAgain = false; !open.isEmpty(); isAgain = true) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException();
        }
        stand(batch, open, isAgain);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failAll(open, new DeploymentException("interrupted"));
    }
  }

  /** Answers what it can in one deployment. */
  @SuppressWarnings("try")
  private void stand(Batch batch, Deque<Need> open, boolean isAgain) throws InterruptedException {
    try (var deployment = stand(batch, isAgain)) {
      while (!open.isEmpty() && isUsable(deployment)) {
        answer(deployment, open.poll(), open);
      }
    } catch (DidNotStand e) {
      failAll(open, e.why);
    }
  }

  private Deployment stand(Batch batch, boolean isAgain) {
    long began = System.nanoTime();
    try {
      var deployment = laboratory.stand(batch.topology(), batch.proxied());
      accounts.stood(since(began), isAgain);
      return deployment;
    } catch (RuntimeException e) {
      throw new DidNotStand(e);
    }
  }

  private boolean isUsable(Deployment deployment) {
    var obstacle = deployment.obstacle();
    obstacle.ifPresent(
        why -> {
          var line = "%s is not used again: %s".formatted(deployment.topology().id(), why);
          accounts.note(line);
          laboratory.progress().stage(line);
        });
    return obstacle.isEmpty();
  }

  private void answer(Deployment deployment, Need need, Deque<Need> open) {
    Run run;
    try {
      run = deployment.run(need.plan());
    } catch (RuntimeException e) {
      accounts.note("%s failed: %s".formatted(need.topology().id(), e.getMessage()));
      asker.failed(need, e);
      return;
    }
    accounts.ran(System.nanoTime(), run.plan().warmUp().plus(run.plan().duration()));
    note(need, CoresUsed.of(run), run.id());
    asker.made(need, run).reversed().forEach(open::addFirst);
  }

  private void note(Need need, double used, String run) {
    if (used > need.cores()) {
      accounts.note("%s used %.2f cores, expected %.2f".formatted(run, used, need.cores()));
    }
  }

  private void failAll(Deque<Need> open, RuntimeException why) {
    for (var need = open.poll(); need != null; need = open.poll()) {
      asker.failed(need, why);
    }
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  /** A deployment did not stand up, which nothing that runs in one can throw. */
  private static final class DidNotStand extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient RuntimeException why;

    DidNotStand(RuntimeException why) {
      super(why);
      this.why = why;
    }
  }
}
