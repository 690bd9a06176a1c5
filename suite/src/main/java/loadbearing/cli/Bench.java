package loadbearing.cli;

import java.nio.file.Path;
import loadbearing.harness.AfterRun;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.suite.Results;
import picocli.CommandLine.Option;

/** Where runs are made and kept. */
final class Bench {
  @Option(
      names = "--results",
      paramLabel = "FOLDER",
      defaultValue = "loadbearing-results",
      description = "Where runs and the report are kept. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  /** The folder of results. */
  Results results() {
    return new Results(folder);
  }

  /** A laboratory that tells its progress on standard error. */
  Laboratory laboratory() {
    return laboratory(AfterRun.NOTHING);
  }

  /** The same, with a look at what stands after each run. */
  Laboratory laboratory(AfterRun afterRun) {
    return new Laboratory(folder, Progress.to(System.err, System.console() != null), afterRun);
  }
}
