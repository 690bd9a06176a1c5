package loadbearing.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import loadbearing.harness.programme.Asker;
import loadbearing.harness.programme.Need;
import loadbearing.harness.programme.Programme;
import loadbearing.history.Run;
import loadbearing.suite.Experiments;
import loadbearing.suite.Profile;
import loadbearing.suite.Results;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Architecture;
import loadbearing.topology.classic.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The main job. */
@Command(
    name = "compare",
    description =
        "Run architectures side by side: how much they carry, what breaks them; write the report.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private record Compared(List<RunSummary> runs, String report) {}

  @Parameters(
      paramLabel = "ARCHITECTURE",
      arity = "0..*",
      description = "Such as A1 A4:clones=3 A9. Default: the whole catalogue.")
  private List<String> architectures = List.of();

  @Option(names = "--quick", description = "Minutes instead of half an hour.")
  private boolean quick;

  @Option(
      names = "--dry-run",
      description = "Say what would stand up and how long it takes; do nothing.")
  private boolean dry;

  @Mixin private Bench bench;
  @Mixin private Keep keep;
  @Mixin private Output output;

  @Override
  public Integer call() {
    var needs = topologies().stream().flatMap(topology -> needs(topology).stream()).toList();
    if (dry) {
      var forecast = Forecast.of(needs);
      output.print(forecast, forecast.words());
      return Exit.EXPECTED;
    }
    var gathering = new Gathering();
    try (var laboratory = bench.laboratory(keep.afterRun(output))) {
      Programme.of(needs).carryOut(laboratory, gathering);
    }
    gathering.failures.stream()
        .findFirst()
        .ifPresent(
            failure -> {
              throw failure;
            });
    var compared =
        new Compared(gathering.summaries, bench.results().report(output::say).toString());
    output.print(compared, words(compared));
    return exitCode(gathering.summaries);
  }

  /** Takes every run as it comes. */
  private final class Gathering implements Asker {
    private final List<RunSummary> summaries = new ArrayList<>();
    private final List<RuntimeException> failures = new ArrayList<>();

    @Override
    public List<Need> made(Need need, Run run) {
      summaries.add(RunSummary.of(bench.results().folder(run.id()), Results.judge(run)));
      return List.of();
    }

    @Override
    public void failed(Need need, RuntimeException why) {
      failures.add(why);
    }
  }

  private List<Topology> topologies() {
    return architectures.isEmpty()
        ? Catalogue.all().stream().map(Architecture::topology).toList()
        : architectures.stream().map(Catalogue::topology).toList();
  }

  private List<Need> needs(Topology topology) {
    var profile = quick ? Profile.QUICK : Profile.FULL;
    return List.of(
        Need.of(Experiments.saturation(topology, "mixed", profile)).alone().using(2),
        Need.of(Experiments.tour(topology, Experiments.parts(topology), profile)));
  }

  /** A surprise, whatever else is void. */
  private static int exitCode(List<RunSummary> summaries) {
    var codes = summaries.stream().map(RunSummary::exitCode).toList();
    return codes.contains(Exit.UNEXPECTED)
        ? Exit.UNEXPECTED
        : codes.stream().max(Comparator.naturalOrder()).orElse(Exit.EXPECTED);
  }

  private static String words(Compared compared) {
    return compared.runs().stream().map(RunSummary::words).collect(Collectors.joining("\n"))
        + "\nreport: "
        + compared.report();
  }
}
