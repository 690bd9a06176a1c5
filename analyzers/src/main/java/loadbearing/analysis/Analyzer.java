package loadbearing.analysis;

import java.util.List;
import loadbearing.history.Run;

/** Judges a run by one law or guarantee. */
public interface Analyzer {
  /** Every measure it can make a finding of. */
  List<Measure> measures();

  /** The findings on {@code run}: none if it does not apply, INCONCLUSIVE where it cannot tell. */
  List<Finding> judge(Run run);
}
