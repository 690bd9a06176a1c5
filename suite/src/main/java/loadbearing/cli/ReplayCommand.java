package loadbearing.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import loadbearing.history.Phase;
import loadbearing.history.Run;
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
    unscripted(old);
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

  /** A script is no part of a plan, so a plan alone would give another run. */
  private void unscripted(Run old) {
    var phases =
        old.history().of(Phase.class).stream()
            .map(Phase::name)
            .filter(name -> !name.equals("measure"))
            .distinct()
            .toList();
    if (!phases.isEmpty()) {
      throw new IllegalArgumentException(
          "run %s cannot be replayed: beside its plan a claim's script was at work (phases %s); make it again by the claim it was made for, 'loadbearing claim B1' for phases of clones"
              .formatted(folder, String.join(", ", phases)));
    }
  }

  private static int exitCode(RunSummary summary, List<Agreement> agreements) {
    return agreements.stream().allMatch(Agreement::agrees) ? summary.exitCode() : Exit.UNEXPECTED;
  }
}
