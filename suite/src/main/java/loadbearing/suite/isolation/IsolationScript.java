package loadbearing.suite.isolation;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import loadbearing.analysis.Subject;
import loadbearing.check.txn.Level;
import loadbearing.harness.DeploymentException;
import loadbearing.harness.Script;
import loadbearing.harness.Stage;

/**
 * Plays all scenarios at one level against a database beside the load, {@value #ATTEMPTS} times or
 * as often as there is time.
 *
 * @param database where
 * @param level the isolation of each transaction
 * @param time when, from time zero, no other attempt begins
 */
public record IsolationScript(String database, Level level, Duration time) implements Script {
  /** How often each scenario is played. */
  public static final int ATTEMPTS = 5;

  /** What the findings are about that decide whether the database is as known at {@code level}. */
  public static List<Subject> subjects(Level level) {
    return Scenarios.all().stream().map(scenario -> scenario.subject(level)).toList();
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    try (var cast =
        Cast.assemble(() -> stage.servers().sql(database), () -> stage.now().toNanos(), level)) {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        play(cast, attempt, stage);
      }
    } catch (SQLException e) {
      throw new DeploymentException(
          "a script cannot be played on '%s' at %s".formatted(database, level.word()), e);
    }
  }

  private void play(Cast cast, int attempt, Stage stage) throws SQLException, InterruptedException {
    for (var scenario : Scenarios.all()) {
      if (stage.now().compareTo(time) < 0) {
        cast.play(scenario, attempt).forEach(stage::record);
      }
    }
  }
}
