package loadbearing.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loadbearing.suite.Answer;
import loadbearing.suite.Claim;
import loadbearing.suite.Inquiry;
import loadbearing.suite.Ledger;
import loadbearing.suite.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rows of the ledger. */
@Command(
    name = "claim",
    description = "Rows of the ledger: make the runs that answer them, together.",
    mixinStandardHelpOptions = true)
final class ClaimCommand implements Callable<Integer> {
  private record Answers(List<Answered> claims, String report) {}

  /** One claim; {@code error} is null if every run that it needs was made. */
  private record Answered(
      String id,
      String claim,
      boolean asExpected,
      List<String> surprises,
      List<String> undecided,
      String error,
      List<Decided> findings) {
    static Answered of(Answer answer) {
      return new Answered(
          answer.claim().id(),
          answer.claim().text(),
          answer.isAsExpected(),
          answer.surprises(),
          answer.undecided(),
          answer.errors().stream().map(Failure::words).findFirst().orElse(null),
          answer.deciding().stream().map(Decided::of).toList());
    }

    String words() {
      return "%-6s %s%n%s"
          .formatted(
              id,
              error != null ? "NO VERDICT" : asExpected ? "as expected" : "NOT as expected",
              Stream.of(
                      surprises.stream().map("surprise: "::concat),
                      undecided.stream().map("cannot tell: "::concat),
                      Optional.ofNullable(error).stream())
                  .flatMap(lines -> lines)
                  .map("       %s%n"::formatted)
                  .collect(Collectors.joining()));
    }
  }

  /**
   * A finding that decides; all but its measure and subject, unit, exposure and run may be null.
   */
  private record Decided(
      String measure,
      String subject,
      String verdict,
      Double value,
      List<Double> interval,
      String unit,
      long exposure,
      Double threshold,
      String run) {
    static Decided of(Answer.Deciding deciding) {
      var judged = RunSummary.Judged.of(deciding.finding(), deciding.report().run());
      return new Decided(
          judged.measure(),
          judged.subject(),
          judged.verdict(),
          judged.value(),
          judged.interval(),
          judged.unit(),
          judged.exposure(),
          judged.threshold(),
          deciding.report().run().id());
    }
  }

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Such as B1 or F1-A9; F1 is all F1.")
  private List<String> ids;

  @Option(names = "--full", description = "Longer runs, for verdicts worth quoting.")
  private boolean full;

  @Option(
      names = "--dry-run",
      description = "Say what would stand up and how long it takes; do nothing.")
  private boolean dry;

  @Mixin private Bench bench;
  @Mixin private Output output;

  @Override
  public Integer call() {
    Set<Claim> claims = new LinkedHashSet<>();
    ids.forEach(id -> claims.addAll(Ledger.of(id)));
    List<Answer> answers = new ArrayList<>();
    var inquiry =
        new Inquiry(
            claims,
            full ? Profile.FULL : Profile.QUICK,
            answer -> {
              bench.results().keep(answer);
              answers.add(answer);
            });
    if (dry) {
      var programme = inquiry.programme();
      output.print(Forecast.of(programme), programme.words());
      return Exit.EXPECTED;
    }
    try (var laboratory = bench.laboratory()) {
      inquiry.carryOut(laboratory);
    }
    print(inOrder(answers, claims));
    return exitCode(answers);
  }

  /** As they were asked for, not as they were answered. */
  private static List<Answer> inOrder(List<Answer> answers, Collection<Claim> claims) {
    var order = List.copyOf(claims);
    return answers.stream()
        .sorted(Comparator.comparingInt(answer -> order.indexOf(answer.claim())))
        .toList();
  }

  private void print(List<Answer> answers) {
    var report = bench.results().reportIfAny(output::say).map(Object::toString).orElse(null);
    var answered = answers.stream().map(Answered::of).toList();
    output.print(
        new Answers(answered, report),
        answered.stream().map(Answered::words).collect(Collectors.joining())
            + (report == null ? "" : "report: " + report));
  }

  /** What is contradicted is, whatever else could not be told or made. */
  static int exitCode(List<Answer> answers) {
    if (answers.stream().anyMatch(answer -> !answer.surprises().isEmpty())) {
      return Exit.UNEXPECTED;
    }
    var error = answers.stream().flatMap(answer -> answer.errors().stream()).findFirst();
    if (error.isPresent()) {
      return Exit.of(error.get());
    }
    return answers.stream().allMatch(Answer::isAsExpected) ? Exit.EXPECTED : Exit.UNDECIDED;
  }
}
