package loadbearing.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import loadbearing.harness.host.Balancer;
import loadbearing.history.Phase;
import loadbearing.history.Script;

/**
 * Changes the number of clones that serve. They are taken out at the balancer, not stopped: one
 * that comes back is still warm.
 */
public final class CloneOperator implements Operator {
  @Override
  public boolean plays(Script script) {
    return script instanceof Script.Levels;
  }

  @Override
  public void play(Script script, Stage stage) throws InterruptedException {
    play((Script.Levels) script, stage);
  }

  private static void play(Script.Levels levels, Stage stage) throws InterruptedException {
    var random = new Random(levels.seed());
    var now = levels.lead();
    stage.until(now);
    try {
      for (int block = 1; block <= levels.blocks(); block++) {
        for (int count : shuffled(levels.counts(), random)) {
          serve(levels.clones(), count, stage);
          now = now.plus(levels.settle());
          measure(new Phase.Window(count, block), now, levels.window(), stage);
          now = now.plus(levels.window());
        }
      }
    } finally {
      // Whoever runs here next finds all of them at work.
      serve(levels.clones(), levels.clones().size(), stage);
    }
  }

  private static List<Integer> shuffled(List<Integer> counts, Random random) {
    List<Integer> shuffled = new ArrayList<>(counts);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static void measure(Phase.Window window, Duration from, Duration length, Stage stage)
      throws InterruptedException {
    stage.until(from);
    stage.phase(window, true);
    stage.until(from.plus(length));
    stage.phase(window, false);
  }

  /** Each balancer in front of a clone is told, however many there are. */
  private static void serve(List<String> clones, int count, Stage stage) {
    var servers = stage.servers();
    for (int i = 0; i < clones.size(); i++) {
      var wish = i < count ? Balancer.Wish.READY : Balancer.Wish.MAINT;
      for (var edge : servers.topology().to(clones.get(i))) {
        servers.balancer(edge.from()).state(edge.to(), wish);
      }
    }
  }
}
