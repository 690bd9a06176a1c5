package loadbearing.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import loadbearing.analysis.consistency.FileCheck;
import loadbearing.check.CheckOptions;
import loadbearing.check.CheckReport;
import loadbearing.check.CheckResult;

/**
 * The command {@code check} with nothing but files, and maybe {@code --json}: what {@link
 * CheckCommand} does of it, without the parser of command lines, which takes longer to load than a
 * small file to check.
 *
 * @param files the histories
 * @param isJson whether the result is wanted as JSON
 */
record PlainCheck(List<Path> files, boolean isJson) {
  private static final String JSON = "--json";

  PlainCheck {
    files = List.copyOf(files);
  }

  /** Whether {@code arguments} are of this kind; all others are the parser's. */
  static boolean isMeantBy(String... arguments) {
    return arguments.length > 1
        && arguments[0].equals("check")
        && Arrays.stream(arguments).skip(1).allMatch(PlainCheck::isPlain)
        && Arrays.stream(arguments).filter(JSON::equals).count() <= 1
        && Arrays.stream(arguments).skip(1).anyMatch(argument -> !argument.equals(JSON));
  }

  /** A file named {@code @file} would be read for arguments. */
  private static boolean isPlain(String argument) {
    return argument.equals(JSON)
        || !argument.isEmpty() && !argument.startsWith("-") && !argument.startsWith("@");
  }

  static PlainCheck of(String... arguments) {
    return new PlainCheck(
        Arrays.stream(arguments)
            .skip(1)
            .filter(argument -> !argument.equals(JSON))
            .map(Path::of)
            .toList(),
        Arrays.asList(arguments).contains(JSON));
  }

  /** Prints what the checks found; gives the exit code. */
  int run(PrintWriter out) {
    var check = new FileCheck(CheckOptions.defaults(), System::nanoTime);
    var results = files.stream().map(check::check).toList();
    out.println(
        isJson
            ? CheckReport.json(results)
            : results.stream()
                .map(CheckReport::text)
                .collect(Collectors.joining("\n"))
                .stripTrailing());
    out.flush();
    return CheckResult.exitCode(results);
  }
}
