package loadbearing.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import loadbearing.harness.deploy.Housekeeping;
import loadbearing.harness.deploy.Housekeeping.Check;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether this machine is ready. */
@Command(
    name = "doctor",
    description = "Is this machine ready, and what to do if not.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private record Diagnosis(boolean ready, List<Check> checks) {}

  @Mixin private Output output;

  @Override
  public Integer call() {
    var checks = Housekeeping.checkup();
    var diagnosis = new Diagnosis(checks.stream().allMatch(Check::passed), checks);
    output.print(diagnosis, checks.stream().map(DoctorCommand::line).collect(Collectors.joining()));
    return diagnosis.ready() ? Exit.EXPECTED : Exit.ENVIRONMENT;
  }

  private static String line(Check check) {
    return "%-4s %-42s %s%s%n"
        .formatted(
            check.passed() ? "ok" : "NO",
            check.what(),
            check.found(),
            check.passed() ? "" : "; " + check.todo());
  }
}
