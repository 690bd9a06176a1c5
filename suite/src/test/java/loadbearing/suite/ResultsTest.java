package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.analysis.Aspect;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Measure;
import loadbearing.analysis.Rule;
import loadbearing.analysis.Subject;
import loadbearing.analysis.Verdict;
import loadbearing.analysis.judge.Expectation;
import loadbearing.analysis.judge.Judge;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.harness.programme.Need;
import loadbearing.history.Manifest;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.history.RunFolder;
import loadbearing.topology.Goal;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  private static final Measure WET = Measure.more("wet", "s", "how wet it is");

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();

  @Test
  void anAnswerThatWasKeptIsInTheReport() throws Exception {
    var results = new Results(folder);
    var run = store("A1-1", 1);
    var finding =
        new Finding(
            WET,
            Subject.of(Goal.READ).during(2),
            Optional.of(Verdict.REFUTED),
            Double.NaN,
            Optional.of(new Interval(0, Double.POSITIVE_INFINITY, 0.95)),
            7,
            "because",
            List.of(new Finding.Evidence("this one", List.of(1L))),
            Optional.empty());

    var claim = claim(Expectation.must(WET, Verdict.HOLDS));
    results.keep(new Answer(claim, List.of(new JudgedRun(run, List.of(finding))), List.of()));
    var page = results.report(said::add);

    assertThat(Files.readString(page)).contains("water is wet").contains("A1-1");
    assertThat(Files.readString(page.resolveSibling("report.md"))).contains("X1");
    assertThat(Files.readString(page.resolveSibling("report.json")))
        .contains("\"goal:reads fault:2\"");
  }

  @Test
  void aRunsPageSaysWhatTheClaimSaidThatJudgedItByAThresholdOfItsOwn() throws Exception {
    var results = new Results(folder);
    var run = store("A1-1", 1);
    var usual = Results.judge(run);
    var own =
        usual.findings().stream()
            .filter(finding -> finding.measure().equals(Judge.VALIDITY))
            .map(
                finding ->
                    Finding.decided(
                            Judge.VALIDITY,
                            Subject.of(new Aspect.BoundBy("cpu")),
                            Verdict.REFUTED,
                            3,
                            Optional.empty(),
                            1,
                            "by a threshold of its own")
                        .by(Rule.counted(0.85)))
            .toList();
    var claim = claim(Expectation.must(Judge.VALIDITY, Verdict.HOLDS));
    results.keep(
        new Answer(
            claim,
            List.of(usual.finding(own).expecting(usual.expectations().and(claim.expected(), 0.01))),
            List.of()));

    var page = results.report(said::add);

    var json = new ObjectMapper().readTree(page.resolveSibling("report.json").toFile());
    var told = json.at("/runs/0/findings/0");
    assertThat(told.get("why").asText()).isEqualTo("by a threshold of its own");
    assertThat(told.get("subject").asText()).isEmpty();
    assertThat(told.get("threshold").asDouble()).isEqualTo(0.85);
    assertThat(json.at("/runs/0/surprises/0").asText()).contains("must be HOLDS: found REFUTED");
    assertThat(json.at("/claims/0/surprises/0").asText()).contains("must be HOLDS: found REFUTED");
    assertThat(Files.readString(page)).contains("<span class=\"tag surprise\">surprise</span>");
  }

  @Test
  void onlyTheNewestRunOfAPlanIsReportedAndKept() throws Exception {
    var results = new Results(folder);
    store("A1-1", 1);
    store("A1-2", 2);

    var page = Files.readString(results.report(said::add));

    assertThat(page).contains("A1-2").doesNotContain("A1-1");
    assertThat(results.prune(said::add)).isEqualTo(1);
    assertThat(said).containsExactly("removes " + folder.resolve("runs/A1-1"));
    assertThat(folder.resolve("runs/A1-1")).doesNotExist();
    assertThat(folder.resolve("runs/A1-2")).exists();
  }

  @Test
  void whatCannotBeReadIsLeftOutOfTheReportAndNamed() throws Exception {
    var results = new Results(folder);
    store("A1-1", 1);
    Files.writeString(
        Files.createDirectories(folder.resolve("runs/A1-2")).resolve(RunFolder.MANIFEST), "{ou");
    store("A1-3", 3, "read-heavy");
    Files.delete(folder.resolve("runs/A1-3").resolve(RunFolder.HISTORY));
    Files.writeString(Files.createDirectories(folder.resolve("claims")).resolve("B1.json"), "[");

    var page = Files.readString(results.report(said::add));

    assertThat(page).contains("A1-1");
    assertThat(said)
        .hasSize(3)
        .allMatch(line -> line.startsWith("left out of the report: "))
        .anyMatch(line -> line.contains("A1-2"))
        .anyMatch(line -> line.contains("A1-3"))
        .anyMatch(line -> line.contains("B1.json"));
  }

  @Test
  void aRunThatAnotherVersionMayReadIsNotPruned() throws Exception {
    var results = new Results(folder);
    var other = Files.createDirectories(folder.resolve("runs/A1-1"));
    Files.writeString(other.resolve(RunFolder.MANIFEST), "{\"format\":99}");
    var never = Files.createDirectories(folder.resolve("runs/A1-20261121-101500-2"));

    assertThat(results.prune(said::add)).isEqualTo(1);
    assertThat(other).exists();
    assertThat(never).doesNotExist();
    assertThat(said).hasSize(2);
    assertThat(said.getFirst()).startsWith("stays: ").contains("99");
  }

  private static Claim claim(Expectation expected) {
    var question =
        Question.of(
            profile -> Need.of(Experiments.saturation(Catalogue.topology("A1"), "mixed", profile)),
            List.of(expected));
    return new Claim("X1", "water is wet", "everywhere", "none", question);
  }

  private Run store(String id, long seed) {
    return store(id, seed, "mixed");
  }

  private Run store(String id, long seed, String workload) {
    var empty = Runs.empty(Catalogue.topology("A1"));
    var plan =
        Plan.of(Workloads.of(workload), Load.of("8 users"), Duration.ofNanos(1_000_000_000))
            .seeded(seed);
    var stored = new RunFolder(new Results(folder).folder(id));
    stored.write(new Manifest(id, empty.topology(), plan, Map.of(), Map.of()));
    try (var history = stored.writer()) {
      history.end();
    }
    return stored.read();
  }
}
