package loadbearing.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Subject;
import loadbearing.analysis.capacity.Scaling;
import loadbearing.analysis.judge.Expectations;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.history.History;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.topology.Goal;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.Workload;
import org.junit.jupiter.api.Test;

class PortraitsTest {
  @Test
  void architecturesStandInTheOrderInWhichASystemGrows() {
    assertThat(Portraits.of(List.of(run("A11"), run("A9"), run("A1"), run("A4"))))
        .extracting(it -> it.topology().id())
        .containsExactly("A1", "A4", "A9", "A11");
  }

  @Test
  void ofSeveralSizesThoseStandWhoseCapacityIsKnownAndOneAtLeast() {
    var runs = List.of(run("A4:clones=2"), run("A4:clones=3"), run("A4:clones=4", 260));

    assertThat(Portraits.of(runs))
        .extracting(it -> it.outlay().machines())
        .as("with its balancer and its database")
        .containsExactly(4, 6);
  }

  @Test
  void capacityIsToldByWhatItCosts() {
    var portrait = Portraits.of(List.of(run("A4", 120))).getFirst();

    var carried = portrait.carried().orElseThrow();

    assertThat(carried.perCore() * portrait.outlay().cores()).isCloseTo(120, within(1e-9));
  }

  @Test
  void aVoidRunCarriesNothing() {
    var run = run("A4", 120);
    var disturbed =
        new JudgedRun(run.run(), run.findings(), run.expectations(), List.of("no idle time"));

    assertThat(Portraits.of(List.of(disturbed)).getFirst().carried()).isEmpty();
  }

  @Test
  void thoseWhoCostMoreCarryLessAndAreOutAsLongAreNotUnbeaten() {
    var all = Portraits.of(List.of(run("A1", 100), run("A4", 90), run("A9", 300)));

    assertThat(Portraits.front(all))
        .extracting(it -> it.topology().id())
        .containsExactly("A1", "A9");
  }

  @Test
  void theForecastOfAChainIsThatNoneOfItIsOut() {
    var single = Portraits.of(List.of(run("A1"))).getFirst();

    // 1 - 0.999
    assertThat(single.unavailability().get(Goal.WRITE)).isCloseTo(0.001, within(1e-12));
    assertThat(single.tried()).isEmpty();
  }

  private static JudgedRun run(String words, double... capacity) {
    var browse = new Workload("browse", "a sample", Map.of(Action.REGISTER_READ, 1), 1, 1);
    var plan = Plan.of(browse, new Load.Open(10), Duration.ofSeconds(5));
    var run =
        new Run(words, Catalogue.topology(words), plan, Map.of(), new History(List.of(), true));
    return new JudgedRun(
        run,
        Arrays.stream(capacity).mapToObj(PortraitsTest::finding).toList(),
        Expectations.of(run),
        List.of());
  }

  private static Finding finding(double capacity) {
    return Finding.reported(
        Scaling.CAPACITY,
        Subject.of(new Aspect.Clones(2)),
        capacity,
        Optional.of(new Interval(capacity - 5, capacity + 5, 0.95)),
        9,
        "measured");
  }
}
