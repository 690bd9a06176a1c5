package loadbearing.node.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a controller must never do, in many worlds that break in many ways. */
class MindRandomTest {
  private static final int WORLDS = 500;
  private static final int LOOKS = 300;

  private int promotions;
  private int fences;

  @Test
  void itNeverMakesTwoPrimariesNorPromotesWhileWritesFlowNorPicksOneThatLacksWhatAnotherHas() {
    for (int seed = 0; seed < WORLDS; seed++) {
      live(seed);
    }

    // Worlds in which nothing happens would prove nothing.
    assertThat(promotions).isGreaterThan(WORLDS);
    assertThat(fences).isGreaterThan(WORLDS / 2);
  }

  private void live(int seed) {
    var random = new Random(seed);
    var world = new World(random);
    var mind = Mind.of(Looks.RULES);
    for (int i = 0; i < LOOKS; i++) {
      world.pass();
      if (random.nextInt(100) == 0) {
        mind = Mind.of(Looks.RULES);
      }
      var look = world.look();
      mind = mind.after(look);
      var step = mind.next();
      check(step, look, world, "world %d, look %d: %s".formatted(seed, i, step));
      mind = mind.tried(step, world.carryOut(step));
    }
  }

  private void check(Step step, Look look, World world, String where) {
    switch (step) {
      case Step.Promote promote -> {
        promotions++;
        promotesOnlyOne(promote, look, where);
        writesDoNotFlow(promote, look, world, where);
        lacksNothing(promote, look, world, where);
      }
      case Step.Fence fence -> fences++;
      case Step.Follow follow ->
          assertThat(look.there(follow.database()).orElseThrow().received())
              .as(where)
              .matches(it -> look.there(follow.primary()).orElseThrow().executed().covers(it));
      default -> {}
    }
  }

  /** Where it sees one that takes writes, it makes no other. */
  private static void promotesOnlyOne(Step.Promote promote, Look look, String where) {
    assertThat(World.NAMES)
        .as(where)
        .noneMatch(it -> !it.equals(promote.former()) && look.isWritable(it));
  }

  /** By the truth, as far as the controller reaches those who know it. */
  private static void writesDoNotFlow(Step.Promote promote, Look look, World world, String where) {
    assertThat(World.NAMES)
        .as(where)
        .filteredOn(it -> look.there(it).isPresent())
        .noneMatch(it -> world.flowed(it, promote.former(), Looks.AGREEMENT.toNanos()));
  }

  private static void lacksNothing(Step.Promote promote, Look look, World world, String where) {
    var heir = world.server(promote.database()).received();
    for (var name : World.NAMES) {
      if (world.isReached(name)
          && (name.equals(promote.former())
              || look.source(name).equals(Optional.of(promote.former())))) {
        assertThat(heir.covers(look.there(name).orElseThrow().received()))
            .as("%s; %s has what it lacks", where, name)
            .isTrue();
      }
    }
  }
}
