package loadbearing.harness;

import loadbearing.harness.host.Servers;
import loadbearing.history.RunFolder;

/** Looks at what stands when a run is over, before anything else happens to it. */
public interface AfterRun {
  /** Looks at nothing. */
  AfterRun NOTHING =
      new AfterRun() {
        @Override
        public void ended(Servers servers, RunFolder folder) {}

        @Override
        public void failed(Servers servers, RunFolder folder, RuntimeException failure) {}
      };

  /**
   * A run went to its end.
   *
   * @param servers what stands, as the run left it
   * @param folder what was stored of the run
   */
  void ended(Servers servers, RunFolder folder);

  /**
   * A run could not be finished.
   *
   * @param failure why
   */
  void failed(Servers servers, RunFolder folder, RuntimeException failure);
}
