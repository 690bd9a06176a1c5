package loadbearing.check.linear;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import loadbearing.check.column.Operations;
import loadbearing.check.column.Operations.Kind;
import loadbearing.check.column.Scalars;

/** Histories of any length of one linearizable register, from a seed. */
final class Simulated {
  private final Random random;
  private final Scalars scalars = new Scalars();
  private final Operations operations = new Operations();
  private final PriorityQueue<Step> steps = new PriorityQueue<>();
  private final int size;
  private final int values;
  private final double unknown;
  private final boolean strings;
  private long state;
  private String text = "";

  private enum What {
    CALL,
    EFFECT,
    RETURN
  }

  private record Step(long at, int process, int index, What what, boolean known)
      implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      return Long.compare(at, other.at);
    }
  }

  /**
   * Prepares a simulation.
   *
   * @param values how many different values are written; 0 for a new one each time, and then no
   *     compare-and-set
   * @param unknown share of operations whose outcome is not known; half of them happen
   */
  Simulated(long seed, int size, int processes, int values, double unknown, boolean strings) {
    this.random = new Random(seed);
    this.size = size;
    this.values = values;
    this.unknown = unknown;
    this.strings = strings;
    for (var process = 0; process < processes; process++) {
      steps.add(new Step(pause(), process, -1, What.CALL, true));
    }
  }

  private long pause() {
    return 1 + random.nextInt(1_000_000);
  }

  Scalars scalars() {
    return scalars;
  }

  long initial() {
    return strings ? scalars.string("") : 0;
  }

  Operations run() {
    while (!steps.isEmpty()) {
      var step = steps.poll();
      switch (step.what) {
        case CALL -> call(step);
        case EFFECT -> effect(step);
        case RETURN -> operations.complete(step.index, step.at, step.index);
      }
    }
    return operations;
  }

  /** Changes what one late read returned to something older. */
  Operations broken() {
    var all = run();
    List<Integer> reads = new ArrayList<>();
    for (var i = all.size() / 2; i < all.size(); i++) {
      if (!all.isRemoved(i) && all.kind(i) == Kind.READ) {
        reads.add(i);
      }
    }
    var late = reads.get(reads.size() * 9 / 10);
    all.returns(late, all.value(reads.getFirst()));
    return all;
  }

  private void call(Step step) {
    if (operations.size() >= size) {
      return;
    }
    var kind = kind();
    var index =
        operations.call(kind, step.process, 0, value(kind), values == 0 ? 0 : value(kind), step.at);
    var effect = step.at + pause();
    var returned = effect + pause();
    if (random.nextDouble() < unknown) {
      if (kind == Kind.READ) {
        operations.remove(index);
      } else if (random.nextBoolean()) {
        steps.add(new Step(effect, step.process, index, What.EFFECT, false));
      }
    } else {
      steps.add(new Step(effect, step.process, index, What.EFFECT, true));
      steps.add(new Step(returned, step.process, index, What.RETURN, true));
    }
    steps.add(new Step(returned + pause(), step.process, -1, What.CALL, true));
  }

  private Kind kind() {
    var draw = random.nextInt(3);
    if (strings) {
      return draw == 0 ? Kind.READ : Kind.APPEND;
    }
    return draw == 0 ? Kind.READ : draw == 1 || values == 0 ? Kind.WRITE : Kind.COMPARE_AND_SET;
  }

  private long value(Kind kind) {
    if (strings) {
      return scalars.string("x" + operations.size() + "y");
    }
    return values == 0 ? operations.size() + 1 : random.nextInt(values);
  }

  private void effect(Step step) {
    var i = step.index;
    switch (operations.kind(i)) {
      case READ -> operations.returns(i, strings ? scalars.string(text) : state);
      case WRITE -> state = operations.value(i);
      case APPEND -> text += new String(scalars.bytes(operations.value(i)), StandardCharsets.UTF_8);
      case COMPARE_AND_SET -> {
        if (state == operations.value(i)) {
          state = operations.second(i);
        } else if (step.known) {
          operations.mismatched(i);
        }
      }
      case MISMATCH -> throw new IllegalStateException("is not called");
    }
  }
}
