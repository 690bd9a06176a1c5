package loadbearing.harness.memory;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import loadbearing.generator.LoadPlan;
import loadbearing.generator.Meaning;
import loadbearing.generator.Wire;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.host.LoadUnderWay;
import loadbearing.harness.time.Time;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.draw.Draw;
import loadbearing.workload.draw.Intent;
import loadbearing.workload.draw.Timetable;

/** MemoryUsers in memory: they ask by the same plan as those of the real generator. */
final class MemoryUsers implements LoadUnderWay {
  private final Net net;
  private final LoadPlan plan;
  private final Time time;
  private final long zero;
  private final Draw.Source draws;
  private final boolean dies;
  private final Map<String, String> seen = new ConcurrentHashMap<>();
  private final Consumer<Operation> operations;
  private final AtomicInteger open = new AtomicInteger(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private volatile boolean closed;

  /**
   * @param dies whether they are cut off in the middle of the run
   * @param operations told of every operation
   */
  private MemoryUsers(
      Net net, LoadPlan plan, Time time, boolean dies, Consumer<Operation> operations) {
    this.operations = operations;
    this.net = net;
    this.plan = plan;
    this.time = time;
    this.dies = dies;
    this.zero = time.nanoTime() + plan.warmUp().toNanos();
    this.draws = new Draw.Source(plan.workload(), plan.seed());
  }

  static MemoryUsers begin(
      Net net, LoadPlan plan, Time time, boolean dies, Consumer<Operation> operations) {
    var users = new MemoryUsers(net, plan, time, dies, operations);
    switch (plan.load()) {
      case Load.Open open -> time.start("users", () -> users.arrive(open));
      case Load.Closed closed -> users.stay(closed.users());
    }
    return users;
  }

  private void arrive(Load.Open load) {
    var arrivals = Timetable.of(load, plan.length(), plan.seed());
    long begin = zero - plan.warmUp().toNanos();
    try {
      for (int k = 0; k < arrivals.count(); k++) {
        int user = k;
        time.sleep(begin + arrivals.at(k) - time.nanoTime());
        enter("user " + k, () -> once(user));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  private void stay(int users) {
    for (int i = 0; i < users; i++) {
      int user = i;
      enter("user " + i, () -> again(user));
    }
    leave();
  }

  private void enter(String name, Runnable doing) {
    open.incrementAndGet();
    time.start(
        name,
        () -> {
          try {
            doing.run();
          } finally {
            leave();
          }
        });
  }

  private void leave() {
    if (open.decrementAndGet() == 0) {
      gone.countDown();
    }
  }

  private void once(int user) {
    try {
      ask(user, draws.of(user).next(isQuiet()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void again(int user) {
    var draw = draws.of(user);
    try {
      while (time.nanoTime() < zero + plan.duration().toNanos()) {
        if (ask(user, draw.next(isQuiet())) != Outcome.OK) {
          time.sleep(Load.Closed.PAUSE.toNanos());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isQuiet() {
    return plan.isQuiet(time.nanoTime() - zero);
  }

  private Outcome ask(int user, Intent intent) throws InterruptedException {
    long called = time.nanoTime() - zero;
    var from = seen.getOrDefault(intent.key(), "null");
    var request = Wire.request(intent, from, plan.pageWork());
    var meaning = Wire.meaning(intent.action(), net.ask(intent, from, plan.deadline().toNanos()));
    see(intent, meaning);
    if (!closed) {
      operations.accept(operation(user, intent, request.input(), meaning, called));
    }
    return meaning.outcome();
  }

  private Operation operation(int user, Intent intent, String input, Meaning meaning, long called) {
    return new Operation(
        intent.id(),
        user,
        intent.action(),
        intent.key(),
        input,
        meaning.output(),
        meaning.outcome(),
        called,
        called,
        time.nanoTime() - zero,
        meaning.path(),
        meaning.version(),
        meaning.status(),
        meaning.error());
  }

  private void see(Intent intent, Meaning meaning) {
    if (meaning.outcome() == Outcome.OK && intent.action() == Action.REGISTER_READ) {
      seen.put(intent.key(), meaning.output());
    }
  }

  @Override
  public long zero() {
    return zero;
  }

  @Override
  public void check() {
    if (dies && time.nanoTime() > zero) {
      throw new DeploymentException("the servers in memory died in the middle of the run");
    }
  }

  @Override
  public void finish(Duration patience) {
    try {
      if (!time.await(gone, patience.toNanos())) {
        throw new DeploymentException("%d users are not done".formatted(open.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("interrupted while users ended", e);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
