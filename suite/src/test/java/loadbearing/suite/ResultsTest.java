package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.analysis.Finding;
import loadbearing.analysis.Interval;
import loadbearing.analysis.Verdict;
import loadbearing.history.Manifest;
import loadbearing.history.Run;
import loadbearing.history.RunFolder;
import loadbearing.report.RunReport;
import loadbearing.suite.Claim.Expectation;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @TempDir private Path folder;

  @Test
  void anAnswerThatWasKeptIsInTheReport() throws Exception {
    var results = new Results(folder);
    var run = store("A1-1", 1);
    var finding =
        new Finding(
            "wet",
            Optional.of(Verdict.REFUTED),
            Double.NaN,
            Optional.of(new Interval(0, Double.POSITIVE_INFINITY, 0.95)),
            "s",
            7,
            "because",
            List.of(new Finding.Evidence("this one", List.of(1L))));

    results.keep(
        new Claim(
                "X1",
                "water is wet",
                "everywhere",
                "none",
                List.of(new Expectation("wet", Verdict.HOLDS)),
                (laboratory, profile) -> List.of())
            .answer(List.of(new RunReport(run, List.of(finding)))));
    var page = results.report();

    assertThat(Files.readString(page)).contains("water is wet").contains("A1-1");
    assertThat(Files.readString(page.resolveSibling("report.md"))).contains("X1");
  }

  @Test
  void onlyTheNewestRunOfAPlanIsReportedAndKept() throws Exception {
    var results = new Results(folder);
    store("A1-1", 1);
    store("A1-2", 2);

    var page = Files.readString(results.report());

    assertThat(page).contains("A1-2").doesNotContain("A1-1");
    assertThat(results.prune()).isEqualTo(1);
    assertThat(folder.resolve("runs/A1-1")).doesNotExist();
    assertThat(folder.resolve("runs/A1-2")).exists();
  }

  private Run store(String id, long seed) {
    var empty = Runs.empty(Catalogue.topology("A1"));
    var settings =
        new Run.Settings("mixed", "8 users", 0, 1_000_000_000, List.of(), seed, List.of());
    var stored = new RunFolder(new Results(folder).folder(id));
    stored.write(new Manifest(id, empty.topology(), settings, Map.of(), Map.of()));
    try (var history = stored.writer()) {
      history.end();
    }
    return stored.read();
  }
}
