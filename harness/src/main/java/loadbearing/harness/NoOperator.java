package loadbearing.harness;

import loadbearing.history.Script;

/** Plays the script in which nothing is done. */
public final class NoOperator implements Operator {
  @Override
  public boolean plays(Script script) {
    return script instanceof Script.None;
  }

  @Override
  public void play(Script script, Stage stage) {}
}
