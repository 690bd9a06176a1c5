package loadbearing.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import loadbearing.history.RunFolder;
import loadbearing.suite.Agreement;
import loadbearing.suite.Experiments;
import loadbearing.suite.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The same plan again. */
@Command(
    name = "replay",
    description = "The same plan again, and whether the findings agree.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private record Replayed(RunSummary replayed, List<Agreement> agreements) {}

  @Parameters(paramLabel = "RUN", description = "A run's folder.")
  private Path folder;

  @Mixin private Bench bench;
  @Mixin private Output output;

  @Override
  public Integer call() throws InterruptedException {
    var old = new RunFolder(folder).read();
    var experiment = Experiments.again(old);
    try (var laboratory = bench.laboratory()) {
      var run = laboratory.run(experiment);
      var report = Results.judge(run);
      var summary = RunSummary.of(bench.results().folder(run.id()), report);
      var agreements = Agreement.between(Results.judge(old).findings(), report.findings());
      output.print(
          new Replayed(summary, agreements), summary.words() + Agreement.words(agreements));
      return exitCode(summary, agreements);
    }
  }

  private static int exitCode(RunSummary summary, List<Agreement> agreements) {
    return agreements.stream().allMatch(Agreement::agrees) ? summary.exitCode() : Exit.UNEXPECTED;
  }
}
