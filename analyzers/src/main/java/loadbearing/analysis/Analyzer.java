package loadbearing.analysis;

import java.util.List;
import loadbearing.history.Run;

/** Judges a run by one law or guarantee. */
@FunctionalInterface
public interface Analyzer {
  /** The findings on {@code run}; never empty, and INCONCLUSIVE where the run cannot tell. */
  List<Finding> judge(Run run);
}
