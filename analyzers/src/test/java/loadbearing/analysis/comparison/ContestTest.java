package loadbearing.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Subject;
import loadbearing.analysis.capacity.Undisturbed;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

class ContestTest {
  @Test
  void theOneWhoseIntervalIsBeyondAllOthersWins() {
    var outcome = outcome(true, entry("A1", 50, 2), entry("A4", 100, 3));

    assertThat(outcome.isWon()).isTrue();
    assertThat(names(outcome.best())).containsExactly("A4");
    assertThat(names(outcome.behind())).containsExactly("A1");
  }

  @Test
  void overlappingIntervalsAreIndistinguishable() {
    var outcome = outcome(true, entry("A1", 98, 3), entry("A4", 100, 3), entry("A9", 20, 1));

    assertThat(outcome.isWon()).isFalse();
    assertThat(names(outcome.best())).containsExactly("A4", "A1");
    assertThat(names(outcome.behind())).containsExactly("A9");
  }

  @Test
  void whereLessIsBetterTheLeastWins() {
    assertThat(names(outcome(false, entry("A1", 50, 2), entry("A4", 100, 3)).best()))
        .containsExactly("A1");
  }

  @Test
  void whoHasNoIntervalDoesNotTakePart() {
    var bare =
        Finding.reported(
            Undisturbed.THROUGHPUT, Subject.run(), 500, Optional.empty(), 1, "one second");

    assertThat(Contest.Entry.of(Catalogue.topology("A9"), Optional.of(bare))).isEmpty();
    assertThat(contest(true, entry("A1", 50, 2)).outcome()).isEmpty();
  }

  private static Contest.Result outcome(boolean isMoreBetter, Contest.Entry... entries) {
    return contest(isMoreBetter, entries).outcome().orElseThrow();
  }

  private static Contest contest(boolean isMoreBetter, Contest.Entry... entries) {
    return new Contest("speed", "1/s", isMoreBetter, Stream.of(entries).toList());
  }

  private static Contest.Entry entry(String name, double value, double half) {
    return new Contest.Entry(
        name, value, new Interval(value - half, value + half, 0.95), new Outlay(1, 0.5, 512));
  }

  private static List<String> names(List<Contest.Entry> entries) {
    return entries.stream().map(Contest.Entry::name).toList();
  }
}
