package loadbearing.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import loadbearing.harness.Balancer;
import loadbearing.harness.Script;
import loadbearing.harness.Stage;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;

/**
 * Changes the number of clones under load, in paired blocks: each block has every number once, in
 * an order of its own, so that slow drift of the machine cancels.
 *
 * <p>Clones are taken out at the balancer, not stopped: one that comes back is still warm.
 */
final class Levels implements Script {
  /** What a balancer and its connections need after a change. */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  /** What limited nodes need until each request costs the same: the first window was 15 % low. */
  private static final Duration LEAD = Duration.ofSeconds(12);

  private static final long SEED = 7;

  private final int clones;
  private final Profile profile;

  Levels(int clones, Profile profile) {
    this.clones = clones;
    this.profile = profile;
  }

  /** Time that all levels of all blocks take. */
  static Duration length(int clones, Profile profile) {
    return LEAD.plus(SETTLE.plus(profile.window()).multipliedBy((long) clones * profile.blocks()));
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    var random = new Random(SEED);
    var now = LEAD;
    stage.until(now);
    for (int block = 1; block <= profile.blocks(); block++) {
      for (int level : shuffled(random)) {
        serve(stage, level);
        now = now.plus(SETTLE);
        measure(stage, "clones=%d block=%d".formatted(level, block), now);
        now = now.plus(profile.window());
      }
    }
  }

  private List<Integer> shuffled(Random random) {
    List<Integer> levels = new ArrayList<>(IntStream.rangeClosed(1, clones).boxed().toList());
    Collections.shuffle(levels, random);
    return levels;
  }

  private void measure(Stage stage, String phase, Duration from) throws InterruptedException {
    stage.until(from);
    stage.phase(phase, true);
    stage.until(from.plus(profile.window()));
    stage.phase(phase, false);
  }

  private void serve(Stage stage, int level) {
    Topology topology = stage.servers().topology();
    var balancer =
        stage.servers().balancer(topology.nodes(Kind.LoadBalancer.class).getFirst().name());
    var apps = topology.nodes(Kind.AppNode.class);
    for (int i = 0; i < apps.size(); i++) {
      balancer.state(apps.get(i).name(), i < level ? Balancer.Wish.READY : Balancer.Wish.MAINT);
    }
  }
}
