package loadbearing.analysis;

import java.util.List;
import loadbearing.history.Run;

/** Judges a run by one law or guarantee. */
@FunctionalInterface
public interface Analyzer {
  /** The findings on {@code run}: none if it does not apply, INCONCLUSIVE where it cannot tell. */
  List<Finding> judge(Run run);
}
