package loadbearing.harness;

import loadbearing.history.Script;

/** Takes a script that nobody else here plays, and fails at it. */
public final class FailingOperator implements Operator {
  @Override
  public boolean plays(Script script) {
    return script instanceof Script.Isolation;
  }

  @Override
  public void play(Script script, Stage stage) {
    throw new IllegalStateException("no such lever");
  }
}
