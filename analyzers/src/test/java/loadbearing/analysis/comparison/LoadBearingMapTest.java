package loadbearing.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoublePredicate;
import loadbearing.analysis.Story;
import loadbearing.analysis.judge.Expectations;
import loadbearing.analysis.judge.Judge;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class LoadBearingMapTest {
  @Test
  void aCloneThatUsersDidNotMissMayFail() {
    assertThat(fate("app1", at -> true, "kill app1 at 10s for 10s")).isEqualTo(Toll.Fate.WENT_ON);
  }

  @Test
  void whatIsLostWithBothClonesIsLaidAtTheDoorOfNeither() {
    assertThat(
            fate(
                "app1",
                at -> at < 10 || at >= 25,
                "kill app1 at 10s for 15s",
                "kill app2 at 10s for 15s"))
        .isEqualTo(Toll.Fate.UNTRIED);
  }

  private static Toll.Fate fate(String part, DoublePredicate served, String... faults) {
    var story = Story.of("A4", 40).ask(Action.PROFILE_READ, 0, 40, 10, served);
    for (var fault : faults) {
      story.fault(fault, 10, fault.endsWith("15s") ? 25 : 20);
    }
    var run = story.run();
    var judged =
        new JudgedRun(
            run, new Judge(Judge.analyzers()).findings(run), Expectations.of(run), List.of());
    return LoadBearingMap.alone(Catalogue.topology("A4"), List.of(judged)).rows().stream()
        .filter(row -> row.part().equals(part))
        .findFirst()
        .orElseThrow()
        .fate();
  }
}
