package loadbearing.analysis.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import loadbearing.history.Event;
import loadbearing.history.History;
import loadbearing.history.Plan;
import loadbearing.history.RoleChange;
import loadbearing.history.Run;
import loadbearing.topology.Kind;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.Workload;
import org.junit.jupiter.api.Test;

class ReignTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void whoIsPromotedReignsFromThenOn() {
    var reigns =
        Reign.of(
            run(
                "A9",
                new RoleChange("primary", Kind.Role.REPLICA, 4 * SECOND),
                new RoleChange("replica1", Kind.Role.PRIMARY, 6 * SECOND)));

    assertThat(reigns).containsExactly(new Reign("primary", 0, 4), new Reign("replica1", 6, 10));
  }

  @Test
  void whatHappenedBeforeTimeZeroCountsFromThere() {
    var reigns = Reign.of(run("A9", new RoleChange("primary", Kind.Role.REPLICA, -2 * SECOND)));

    assertThat(reigns).isEmpty();
  }

  @Test
  void oneDatabaseAloneHasNobodyToHandOverTo() {
    assertThat(Reign.of(run("A4"))).isEmpty();
  }

  private static Run run(String words, Event... events) {
    var browse = new Workload("browse", "a sample", Map.of(Action.REGISTER_READ, 1), 1, 1);
    return new Run(
        words,
        Catalogue.topology(words),
        Plan.of(browse, new Load.Open(10), Duration.ofSeconds(10)),
        Map.of(),
        new History(List.of(events), true));
  }
}
