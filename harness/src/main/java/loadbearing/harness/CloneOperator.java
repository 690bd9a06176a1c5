package loadbearing.harness;

import java.util.List;
import loadbearing.harness.host.Balancer;
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
    try {
      for (var slot : levels.slots()) {
        stage.until(slot.change());
        serve(levels.clones(), slot.window().clones(), stage);
        stage.until(slot.from());
        stage.phase(slot.window(), true);
        stage.until(slot.to());
        stage.phase(slot.window(), false);
      }
    } finally {
      // Whoever runs here next finds all of them at work.
      serve(levels.clones(), levels.clones().size(), stage);
    }
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
