package loadbearing.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import loadbearing.suite.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The pages again. */
@Command(
    name = "report",
    description = "The pages again from stored runs; needs no container engine.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..1",
      defaultValue = "loadbearing-results",
      description = "A results folder. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Mixin private Output output;

  @Override
  public Integer call() {
    var page = new Results(folder).report(output::say);
    output.print(Map.of("report", page.toString()), "report: " + page);
    return Exit.EXPECTED;
  }
}
