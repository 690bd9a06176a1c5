package loadbearing.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code loadbearing}. */
@Command(
    name = "loadbearing",
    description =
        "Finds out which parts of a web architecture carry the load, and what happens when one"
            + " breaks.",
    subcommands = {
      DoctorCommand.class,
      CleanCommand.class,
      ListCommand.class,
      ShowCommand.class,
      UpCommand.class,
      RunCommand.class,
      ClaimCommand.class,
      CompareCommand.class,
      JudgeCommand.class,
      CheckCommand.class,
      ReplayCommand.class,
      ReportCommand.class,
      HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    version = "loadbearing 0.1.0",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:as expected",
      "1:a verdict was not the expected one",
      "2:wrong usage, or input that cannot be read",
      "3:the environment is not ready, or something unexpected; the message says what to do",
      "4:void or undecided",
      "130, 143:ended by Ctrl-C or by a signal; nothing is left standing"
    })
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(execute(System.out, System.err, arguments));
  }

  /** Runs one command and returns its exit code. */
  static int execute(PrintStream out, PrintStream err, String... arguments) {
    var unknown = Properties.unknown(System.getProperties().stringPropertyNames());
    if (unknown.isPresent()) {
      err.println("loadbearing: " + unknown.get());
      return Exit.USAGE;
    }
    if (PlainCheck.isMeantBy(arguments)) {
      return PlainCheck.of(arguments).run(new PrintWriter(out, true, StandardCharsets.UTF_8));
    }
    return new CommandLine(new Main())
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::misused)
        .setExecutionExceptionHandler(Main::failed)
        .execute(arguments);
  }

  private static int misused(CommandLine.ParameterException thrown, String[] arguments) {
    var command = thrown.getCommandLine();
    command.getErr().println("loadbearing: " + thrown.getMessage());
    command.getErr().println("try '%s --help'".formatted(command.getCommandSpec().qualifiedName()));
    return Exit.USAGE;
  }

  private static int failed(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (Failure.isOfTheEnd()) {
      return Exit.of(thrown);
    }
    command.getErr().println("loadbearing: " + Failure.words(thrown));
    if (System.getProperty("loadbearing.log") != null) {
      command.getErr().print(Failure.trace(thrown));
    }
    return Exit.of(thrown);
  }
}
