package loadbearing.analysis.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import loadbearing.analysis.session.Guarantee;
import loadbearing.analysis.session.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More histories with {@code -Dloadbearing.histories=10000}. */
class SessionSelfTest {
  private static final int HISTORIES = Integer.getInteger("loadbearing.histories", 500);
  private static final int SIZE = 40;
  private static final int USERS = 4;

  /** Not more than are carried with a write, so that every causal violation is decidable. */
  private static final int ROWS = 6;

  @Test
  void causalHistoryRaisesNoAlarm() {
    var exposure = 0L;
    for (var seed = 0; seed < HISTORIES; seed++) {
      var sessions = Sessions.of(ModelSessions.history(seed, SIZE, USERS, ROWS));

      for (var guarantee : Guarantee.values()) {
        var tally = sessions.of(guarantee);
        assertThat(tally.examples()).as("seed %d, %s", seed, guarantee).isEmpty();
        exposure += tally.exposure();
      }
    }
    assertThat(exposure).isGreaterThan(20L * HISTORIES);
  }

  @ParameterizedTest
  @EnumSource(SessionMutation.class)
  void everyMutationIsFound(SessionMutation mutation) {
    var applied = 0;
    for (var seed = 0; seed < HISTORIES; seed++) {
      var valid = ModelSessions.history(seed, SIZE, USERS, ROWS);
      var change = mutation.find(valid, new Random(seed));
      if (change.isPresent()) {
        applied++;

        var sessions = Sessions.of(change.get().in(valid));

        assertThat(sessions.of(mutation.broken()).broken())
            .as("seed %d: %s", seed, change.get())
            .isPositive();
      }
    }
    assertThat(applied).isGreaterThan(HISTORIES / 2);
  }

  @Test
  void everyReadThatMissesWhatItsSourcesKnewIsFound() {
    var applied = 0;
    for (var seed = 0; seed < HISTORIES; seed++) {
      var valid = ModelSessions.history(seed, SIZE, USERS, ROWS);
      var change = SessionMutation.causal(valid, new Random(seed));
      if (change.isPresent()) {
        applied++;

        var sessions = Sessions.of(change.get().in(valid));

        assertThat(sessions.isCausal()).as("seed %d: %s", seed, change.get()).isFalse();
      }
    }
    assertThat(applied).isGreaterThan(HISTORIES / 2);
  }
}
