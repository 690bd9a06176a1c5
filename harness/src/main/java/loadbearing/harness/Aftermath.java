package loadbearing.harness;

import java.util.Optional;
import loadbearing.history.RunFolder;

/** A look at what stands when a run is over, before it is taken down; it goes when this returns. */
@FunctionalInterface
public interface Aftermath {
  /** Looks at nothing. */
  Aftermath NONE = (deployment, folder, failure) -> {};

  /**
   * Looks.
   *
   * @param deployment what still stands, as the run left it
   * @param folder what was stored of the run
   * @param failure why the run could not be finished; empty if it was
   */
  void look(Deployment deployment, RunFolder folder, Optional<RuntimeException> failure);
}
