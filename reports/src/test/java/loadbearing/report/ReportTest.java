package loadbearing.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import loadbearing.report.story.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;

  @Test
  void theMarkdownIsAsExpected() throws IOException {
    Report.write(folder, SampleComparison.whole());

    assertThat(Files.readString(folder.resolve("report.md"))).isEqualTo(expected("report.md"));
  }

  @Test
  void theJsonIsAsExpected() throws IOException {
    Report.write(folder, SampleComparison.whole());

    assertThat(Files.readString(folder.resolve("report.json"))).isEqualTo(expected("report.json"));
  }

  @Test
  void nothingARunSaysBecomesMarkup() throws IOException {
    var page = Files.readString(Report.write(folder, SampleComparison.whole()));

    assertThat(page).doesNotContain("<script>alert", "</script><img", "<img src=x");
    assertThat(page).contains("&lt;/script&gt;&lt;img");
  }

  @Test
  void thePageNeedsNothingFromOutside() throws IOException {
    var page = Files.readString(Report.write(folder, SampleComparison.whole()));

    assertThat(page).contains("default-src 'none'");
    assertThat(
            Pattern.compile("<(?:link|img|iframe)\\b|<script[^>]+src|@import|url\\(")
                .matcher(body(page))
                .find())
        .isFalse();
  }

  @Test
  void theNumbersBehindTheChartsAreJson() throws IOException {
    var page = Files.readString(Report.write(folder, SampleComparison.whole()));

    var start = page.indexOf("id=\"data\">") + "id=\"data\">".length();
    var data = new ObjectMapper().readTree(page.substring(start, page.indexOf("</script>", start)));

    assertThat(data.path("run-A9-20261121-101900-1").path("ok")).hasSize(40);
    assertThat(data.path("run-A9-20261121-101900-1").path("faults").path(0).path("name").asText())
        .isEqualTo("kill primary");
    assertThat(data.path("run-A4-20261121-102200-2").path("scaling").path("points")).hasSize(3);
  }

  @Test
  void aPageSaysThatNothingSurprises() throws IOException {
    var calm = new SampleRun("A1-calm", topology("A1"), 10, 20).report(List.of());

    var page =
        Files.readString(
            Report.write(folder, new Comparison("calm", Instant.EPOCH, List.of(calm), List.of())));

    assertThat(page).contains("<h1 class=\"calm\">No surprises.</h1>");
  }

  @Test
  void aPageSaysHowManySurprisesThereAre() throws IOException {
    var page = Files.readString(Report.write(folder, SampleComparison.whole()));

    assertThat(page).contains("<h1 class=\"\">3 surprises, 1 claim undecided, 1 run void.</h1>");
  }

  @Test
  void whatWasForeseenIsNotAmongTheNews() throws IOException {
    var page = Files.readString(Report.write(folder, SampleComparison.whole()));

    var foreseen = page.indexOf("What broke and what held as it was foreseen");
    assertThat(page.substring(0, foreseen)).doesNotContain("“kill");
    assertThat(page.substring(foreseen))
        .contains("A1, “kill server at 8s for 6s”: reads were lost");
  }

  @Test
  void twentyTwoArchitecturesAndAHundredClaimsStayUnderSixMegabytes() throws IOException {
    var page = Report.write(folder, ManyArchitectures.whole());

    assertThat(Files.size(page)).isLessThan(6_000_000);
    assertThat(Files.readString(page).split("class=\"arch\"", -1)).hasSize(23);
  }

  @Test
  void tenLongRunsStayUnderThreeMegabytes() throws IOException {
    var runs =
        IntStream.range(0, 10)
            .mapToObj(i -> new SampleRun("A9-" + i, topology("A9"), 700, 10))
            .map(run -> run.report(List.of()))
            .toList();

    var page = Report.write(folder, new Comparison("ten", Instant.EPOCH, runs, List.of()));

    assertThat(Files.size(page)).isLessThan(3_000_000);
  }

  @Test
  void aComparisonOfNothingIsAPage() throws IOException {
    var page =
        Files.readString(
            Report.write(folder, new Comparison("none", Instant.EPOCH, List.of(), List.of())));

    assertThat(page).contains("Nothing was compared and nothing was broken");
  }

  private static loadbearing.topology.Topology topology(String words) {
    return loadbearing.topology.classic.Catalogue.topology(words);
  }

  /** The page without the charting library, which mentions what it could load. */
  private static String body(String page) {
    return page.substring(0, page.indexOf("id=\"data\""));
  }

  private static String expected(String file) throws IOException {
    try (var stream = ReportTest.class.getResourceAsStream(file)) {
      assertThat(stream).as("expected file " + file).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
