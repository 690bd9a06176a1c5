package loadbearing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import loadbearing.fault.Renewal.Stay;
import org.junit.jupiter.api.Test;

class RenewalTest {
  private static final Duration FROM = Duration.ofSeconds(5);
  private static final Duration TO = Duration.ofSeconds(125);
  private static final Renewal APP1 = component("app1");
  private static final Renewal APP2 = component("app2");

  @Test
  void everyFaultLiesBetweenTheBoundsAndHasAnEnd() {
    var schedule = Schedule.renewal(List.of(APP1, APP2), FROM, TO, 1, false);

    assertThat(schedule.planned())
        .isNotEmpty()
        .allSatisfy(
            one -> {
              assertThat(one.at()).isGreaterThanOrEqualTo(FROM.plus(APP1.up().least()));
              assertThat(one.end().orElseThrow()).isLessThanOrEqualTo(TO);
            });
  }

  @Test
  void oneSeedMakesOneScheduleAndAnotherSeedAnother() {
    var schedule = Schedule.renewal(List.of(APP1, APP2), FROM, TO, 42, true);

    assertThat(Schedule.renewal(List.of(APP1, APP2), FROM, TO, 42, true)).isEqualTo(schedule);
    assertThat(Schedule.renewal(List.of(APP1, APP2), FROM, TO, 43, true)).isNotEqualTo(schedule);
  }

  @Test
  void anotherComponentLeavesTheFirstAsItWas() {
    var alone = Schedule.renewal(List.of(APP1), FROM, TO, 42, false);
    var together = Schedule.renewal(List.of(APP1, APP2), FROM, TO, 42, false);

    assertThat(together.planned())
        .filteredOn(one -> one.what().equals(APP1.fault()))
        .isEqualTo(alone.planned());
  }

  /** 10^5 cycles of 8 s up and 2 s down: standard error of the share up is below 0.001. */
  @Test
  void inTheLongRunTheShareUpIsThatOfTheMeans() {
    var end = Duration.ofSeconds(1_000_000);
    var planned = APP1.between(Duration.ZERO, end, new SplittableRandom(3), false);

    double down = planned.stream().mapToLong(one -> one.lasting().toMillis()).sum();

    assertThat(1 - down / end.toMillis()).isCloseTo(0.8, within(0.004));
  }

  /** Sampled from strata the share is nearer to its mean than free draws are: 0.8 in 300 s. */
  @Test
  void stratifiedDrawsComeCloserInAShortRun() {
    assertThat(spread(true)).isLessThan(spread(false) / 1.5);
  }

  /** 1 s and an exponential of mean 7 s: 7 ln 2 = 4.85203, 7 ln 10 = 16.11810. */
  @Test
  void quantilesAreThoseOfAShiftedExponential() {
    var stay = new Stay(Duration.ofSeconds(8), Duration.ofSeconds(1));

    assertThat(stay.quantile(0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(stay.quantile(0.5)).isEqualTo(Duration.ofMillis(5_852));
    assertThat(stay.quantile(0.9)).isEqualTo(Duration.ofMillis(17_118));
  }

  @Test
  void staysThatCannotBeAreRejected() {
    var second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Stay(second, second));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stay(second, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Renewal(new NodeFault.Restart("a"), APP1.up(), APP1.down()))
        .withMessageContaining("instant");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Renewal(APP1.fault(), APP1.up(), new Stay(second, Duration.ofMillis(10))))
        .withMessageContaining("least time down");
  }

  private static double spread(boolean stratified) {
    var end = Duration.ofSeconds(300);
    double squares = 0;
    for (int seed = 0; seed < 200; seed++) {
      var planned = APP1.between(Duration.ZERO, end, new SplittableRandom(seed), stratified);
      double down = planned.stream().mapToLong(one -> one.lasting().toMillis()).sum();
      squares += Math.pow(0.2 - down / end.toMillis(), 2);
    }
    return Math.sqrt(squares / 200);
  }

  private static Renewal component(String node) {
    return new Renewal(
        new NodeFault.Kill(node),
        new Stay(Duration.ofSeconds(8), Duration.ofSeconds(1)),
        new Stay(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}
