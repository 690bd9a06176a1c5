package loadbearing.suite.isolation;

import java.sql.SQLException;
import java.util.List;
import loadbearing.analysis.Subject;
import loadbearing.check.txn.Level;
import loadbearing.harness.Operator;
import loadbearing.harness.Stage;
import loadbearing.harness.host.DeploymentException;
import loadbearing.history.Script;

/** Plays all scenarios at one level against a database, as often as the script says. */
public final class ScenarioOperator implements Operator {
  /** What the findings are about that decide whether the database is as known at {@code level}. */
  public static List<Subject> subjects(Level level) {
    return Scenarios.all().stream().map(scenario -> scenario.subject(level)).toList();
  }

  @Override
  public boolean plays(Script script) {
    return script instanceof Script.Isolation;
  }

  @Override
  public void play(Script script, Stage stage) throws InterruptedException {
    play((Script.Isolation) script, stage);
  }

  private static void play(Script.Isolation script, Stage stage) throws InterruptedException {
    try (var cast =
        Cast.assemble(
            () -> stage.servers().sql(script.database()),
            () -> stage.now().toNanos(),
            script.level())) {
      for (int attempt = 1; attempt <= script.attempts(); attempt++) {
        play(cast, script, attempt, stage);
      }
    } catch (SQLException e) {
      throw new DeploymentException(
          "scenarios cannot be played on '%s' at %s"
              .formatted(script.database(), script.level().word()),
          e);
    }
  }

  private static void play(Cast cast, Script.Isolation script, int attempt, Stage stage)
      throws SQLException, InterruptedException {
    for (var scenario : Scenarios.all()) {
      if (stage.now().compareTo(script.time()) < 0) {
        cast.play(scenario, attempt).forEach(stage::record);
      }
    }
  }
}
