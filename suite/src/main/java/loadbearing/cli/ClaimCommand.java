package loadbearing.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import loadbearing.harness.Laboratory;
import loadbearing.suite.Claim;
import loadbearing.suite.Ledger;
import loadbearing.suite.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rows of the ledger. */
@Command(
    name = "claim",
    description = "Rows of the ledger: make the runs that answer them.",
    mixinStandardHelpOptions = true)
final class ClaimCommand implements Callable<Integer> {
  private record Answered(String id, String claim, List<String> surprises, boolean undecided) {}

  private record Answers(List<Answered> claims, String report) {}

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Such as B1 or F1-A9.")
  private List<String> ids;

  @Option(names = "--full", description = "Longer runs, for verdicts worth quoting.")
  private boolean full;

  @Mixin private Bench bench;
  @Mixin private Output output;

  @Override
  public Integer call() throws InterruptedException {
    Set<Claim> claims = new LinkedHashSet<>();
    ids.forEach(id -> claims.addAll(Ledger.of(id)));
    List<Answered> answered = new ArrayList<>();
    try (var laboratory = bench.laboratory()) {
      for (var claim : claims) {
        answered.add(answer(claim, laboratory));
      }
    }
    var answers = new Answers(answered, bench.results().report(output::say).toString());
    output.print(answers, words(answers));
    return exitCode(answered);
  }

  private Answered answer(Claim claim, Laboratory laboratory) throws InterruptedException {
    var answer =
        claim.answer(claim.trial().attempt(laboratory, full ? Profile.FULL : Profile.QUICK));
    bench.results().keep(answer);
    return new Answered(claim.id(), claim.text(), answer.surprises(), answer.isUndecided());
  }

  private static int exitCode(List<Answered> answered) {
    if (answered.stream().anyMatch(Answered::undecided)) {
      return Exit.UNDECIDED;
    }
    return answered.stream().allMatch(answer -> answer.surprises().isEmpty())
        ? Exit.EXPECTED
        : Exit.UNEXPECTED;
  }

  private static String words(Answers answers) {
    return answers.claims().stream()
            .map(
                answer ->
                    "%-6s %s%n%s"
                        .formatted(
                            answer.id(),
                            answer.surprises().isEmpty() ? "as expected" : "NOT as expected",
                            answer.surprises().stream()
                                .map("       %s%n"::formatted)
                                .collect(Collectors.joining())))
            .collect(Collectors.joining())
        + "report: "
        + answers.report();
  }
}
