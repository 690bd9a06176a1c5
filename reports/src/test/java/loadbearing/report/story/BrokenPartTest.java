package loadbearing.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import loadbearing.topology.Goal;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

class BrokenPartTest {
  private static final Topology MASTER = Catalogue.topology("A9");

  @Test
  void aKilledPrimaryTakesWritesAndLeavesReads() {
    var part = BrokenPart.of("kill primary at 10s for 5s", MASTER);

    assertThat(part.predicted(MASTER, Goal.WRITE)).isEqualTo(Optional.of(false));
    assertThat(part.predicted(MASTER, Goal.READ)).isEqualTo(Optional.of(true));
  }

  @Test
  void aCutEdgeIsPredictedToo() {
    var part = BrokenPart.of("cut users->lb at 1s until end", MASTER);

    assertThat(part.predicted(MASTER, Goal.READ)).isEqualTo(Optional.of(false));
  }

  @Test
  void aSlowEdgeTakesNothingAway() {
    var part = BrokenPart.of("slow app1->primary by 200ms at 1s for 5s", MASTER);

    assertThat(part.name()).isEqualTo("app1->primary");
    assertThat(part.predicted(MASTER, Goal.WRITE)).isEmpty();
  }

  @Test
  void aFaultOfAnotherTopologyNamesNothing() {
    assertThat(BrokenPart.of("kill server at 1s for 5s", MASTER).name()).isEmpty();
    assertThat(BrokenPart.of("", MASTER).name()).isEmpty();
  }
}
