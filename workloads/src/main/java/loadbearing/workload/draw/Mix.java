package loadbearing.workload.draw;

import java.util.Map;
import java.util.SplittableRandom;
import loadbearing.workload.Action;

/** Draws actions in the proportion of their weights. */
final class Mix {
  private final Action[] actions;
  private final int[] upTo;

  Mix(Map<Action, Integer> weights) {
    actions = weights.keySet().toArray(Action[]::new);
    upTo = new int[actions.length];
    int sum = 0;
    for (int i = 0; i < actions.length; i++) {
      sum = Math.addExact(sum, weights.get(actions[i]));
      upTo[i] = sum;
    }
  }

  Action draw(SplittableRandom random) {
    int point = random.nextInt(upTo[upTo.length - 1]);
    int i = 0;
    while (upTo[i] <= point) {
      i++;
    }
    return actions[i];
  }
}
