package loadbearing.analysis.capacity;

import static loadbearing.analysis.Story.finding;
import static org.assertj.core.api.Assertions.assertThat;

import loadbearing.analysis.Story;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;

class UndisturbedTest {
  @Test
  void whatIsDueWithinAFaultOrThreeSecondsAfterItIsLeftOut() {
    var run =
        Story.of("A4", 40)
            .ask(Action.PROFILE_READ, 0, 40, 10, at -> at < 10 || at >= 17.9)
            .fault("kill app1 at 10s for 5s", 10, 15)
            .run();

    var findings = new Undisturbed().judge(run);

    var throughput = finding(findings, "undisturbed-throughput");
    assertThat(throughput.value()).isEqualTo(10);
    // Seconds 1 to 8 and 19 to 38: the first and the last are not whole, and those that touch are
    // out.
    assertThat(throughput.why()).startsWith("median of 28 seconds");
    assertThat(throughput.interval()).isPresent();
  }

  @Test
  void aRunThatIsDisturbedThroughoutSaysNothing() {
    var run =
        Story.of("A4", 10)
            .ask(Action.PROFILE_READ, 1, 10, 10)
            .fault("kill app1 at 0s for 10s", 0, 10)
            .run();

    assertThat(new Undisturbed().judge(run)).isEmpty();
  }
}
