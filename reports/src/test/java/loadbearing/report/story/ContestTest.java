package loadbearing.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Interval;
import org.junit.jupiter.api.Test;

class ContestTest {
  @Test
  void theOneWhoseIntervalIsBeyondAllOthersWins() {
    var headline = outcome(entry("A1", 50, 2), entry("A4", 100, 3));

    assertThat(headline.tone()).isEqualTo(Headline.Tone.WON);
    assertThat(plain(headline))
        .isEqualTo("A4 wins at speed: 100/s (97 to 103/s). Behind: A1 50/s (48 to 52/s).");
  }

  @Test
  void overlappingIntervalsAreIndistinguishable() {
    var headline = outcome(entry("A1", 98, 3), entry("A4", 100, 3), entry("A9", 20, 1));

    assertThat(headline.tone()).isEqualTo(Headline.Tone.EVEN);
    assertThat(plain(headline))
        .startsWith("A4 and A1 are indistinguishable at speed")
        .endsWith("Behind: A9 20/s (19 to 21/s).");
  }

  @Test
  void whoHasNoIntervalDoesNotTakePart() {
    var alone = new Contest.Entry("A9", SideBySide.Cell.of(500));

    assertThat(contest(entry("A1", 50, 2), alone).headlines()).isEmpty();
  }

  private static Headline outcome(Contest.Entry... entries) {
    return contest(entries).headlines().getFirst();
  }

  private static Contest contest(Contest.Entry... entries) {
    return new Contest("speed", "1/s", true, Stream.of(entries).toList());
  }

  private static Contest.Entry entry(String name, double value, double half) {
    var interval = new Interval(value - half, value + half, 0.95);
    return new Contest.Entry(name, new SideBySide.Cell(value, Optional.of(interval)));
  }

  private static String plain(Headline headline) {
    return headline.text().replace('\u00a0', ' ');
  }
}
