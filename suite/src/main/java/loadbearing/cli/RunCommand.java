package loadbearing.cli;

import java.util.List;
import java.util.concurrent.Callable;
import loadbearing.harness.programme.Need;
import loadbearing.suite.Results;
import loadbearing.topology.classic.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One run, judged. */
@Command(
    name = "run",
    description = "Stand an architecture up, drive it, break it, judge what was observed.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ARCHITECTURE", description = "Such as A9 or A4:clones=3.")
  private String architecture;

  @Mixin private LoadOptions load;
  @Mixin private Bench bench;
  @Mixin private Keep keep;
  @Mixin private Output output;

  @Option(
      names = "--dry-run",
      description = "Say what would stand up and how long it takes; do nothing.")
  private boolean dry;

  @Override
  public Integer call() throws InterruptedException {
    var experiment = load.experiment(Catalogue.topology(architecture));
    if (dry) {
      var forecast = Forecast.of(List.of(Need.of(experiment)));
      output.print(forecast, forecast.words());
      return Exit.EXPECTED;
    }
    try (var laboratory = bench.laboratory(keep.afterRun(output))) {
      var run = laboratory.run(experiment);
      var judged = Results.judge(run);
      var summary = RunSummary.of(bench.results().folder(run.id()), judged);
      output.print(summary, summary.words());
      return summary.exitCode();
    }
  }
}
