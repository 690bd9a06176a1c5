package loadbearing.analysis.judge;

import java.util.List;
import loadbearing.analysis.Analyzer;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Measure;
import loadbearing.history.Run;

/**
 * Measures of findings that no analyzer makes; it stands among the analyzers so that none that
 * others add can take their ids.
 */
public record Reserved(List<Measure> measures) implements Analyzer {
  public Reserved {
    measures = List.copyOf(measures);
  }

  @Override
  public List<Finding> judge(Run run) {
    return List.of();
  }
}
