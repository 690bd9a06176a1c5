package loadbearing.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import loadbearing.history.RunFolder;
import loadbearing.suite.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Findings again from a stored run. */
@Command(
    name = "judge",
    description = "Findings again from a stored run; needs no container engine.",
    mixinStandardHelpOptions = true)
final class JudgeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "A run's folder.")
  private Path folder;

  @Mixin private Output output;

  @Override
  public Integer call() {
    var run = new RunFolder(folder).read();
    var summary = RunSummary.of(folder, Results.judge(run));
    output.print(summary, summary.words());
    return summary.exitCode();
  }
}
