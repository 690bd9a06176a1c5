package loadbearing.check.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import loadbearing.check.Check;
import loadbearing.check.CheckOptions;
import loadbearing.check.CheckResult;
import loadbearing.check.CheckResult.Shown;
import loadbearing.check.CheckVerdict;
import loadbearing.check.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPageTest {
  @Test
  void everyProcessHasALaneAndOnlyTheProofIsMarked() {
    var page =
        HistoryPage.of(
            List.of(
                result(
                    new Shown("process 1", "wrote 5", 0, 3, true),
                    new Shown("process 2", "wrote 6", 1, Long.MAX_VALUE, false),
                    new Shown("process 1", "read 4", 7, 9, true))));

    assertThat(page).containsOnlyOnce(">process 1</text>").containsOnlyOnce(">process 2</text>");
    assertThat(page.split("class=\"offending\"")).hasSize(3);
    assertThat(page).contains("process 2 wrote 6, from 1, never answered");
  }

  @Test
  void nothingInAHistoryBecomesMarkup() {
    var page =
        HistoryPage.of(
            List.of(result(new Shown("<b>", "read \"<script>alert(1)</script>\"", 0, 1, true))));

    assertThat(page).doesNotContain("<script").doesNotContain("<b>");
  }

  @Test
  void aGoodHistoryHasNoDrawing() {
    assertThat(HistoryPage.of(List.of(result())))
        .doesNotContain("<svg")
        .contains("<h2>h.edn: bad</h2>");
  }

  @Test
  void aCycleIsDrawnWithTheReasonOfEachArrow(@TempDir Path folder) throws IOException {
    var page = HistoryPage.of(List.of(skewed(folder)));

    assertThat(page).contains("<h3>G2-item</h3>");
    assertThat(page.split("class=\"tip\"")).hasSize(3);
    assertThat(page)
        .contains(">rw &quot;x&quot;</text>")
        .contains(">T1: process 0, event 2</text>")
        .contains(">append &quot;y&quot; 1</text>")
        .contains("T1 before T2: T1 read [] from &quot;x&quot; and not what");
  }

  @Test
  void everyLineFitsItsBox(@TempDir Path folder) throws IOException {
    var elements = IntStream.range(0, 300).mapToObj(i -> "12345" + i).toList();
    var file =
        Files.writeString(
            folder.resolve("long.edn"),
            """
            {:type :ok, :process 0, :value [[:r "%1$s" []] [:append :y %2$s]]}
            {:type :ok, :process 1, :value [[:r :y []] [:append "%1$s" 1]]}
            {:type :ok, :process 2, :value [[:r :y [%2$s %3$s]]]}
            """
                .formatted("k".repeat(200), "9", String.join(" ", elements)));

    var page = HistoryPage.of(List.of(new Check(LEVEL, System::nanoTime).check(file)));

    var deeds = Pattern.compile("class=\"deed\"[^>]*>([^<]*)<").matcher(page).results();
    var reasons = Pattern.compile("class=\"because\"[^>]*>([^<]*)<").matcher(page).results();
    assertThat(deeds.map(found -> plain(found.group(1)).length()))
        .isNotEmpty()
        .allMatch(l -> l <= 62);
    assertThat(reasons.map(found -> plain(found.group(1)).length()))
        .isNotEmpty()
        .allMatch(l -> l <= 56);
  }

  @Test
  void aPageNeedsNothingFromElsewhere(@TempDir Path folder) throws IOException {
    assertThat(HistoryPage.of(List.of(skewed(folder))))
        .doesNotContain("http:", "https:", "<script", "<link", "url(");
  }

  private static final CheckOptions LEVEL = CheckOptions.defaults().promising("serializable");

  private static String plain(String markup) {
    return markup.replaceAll("&[a-z#0-9]+;", "x");
  }

  private static CheckResult skewed(Path folder) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("skew.jsonl"),
            """
            {"type":"invoke","process":0,"value":[["r","x",null],["append","y",1]]}
            {"type":"invoke","process":1,"value":[["r","y",null],["append","x",1]]}
            {"type":"ok","process":0,"value":[["r","x",[]],["append","y",1]]}
            {"type":"ok","process":1,"value":[["r","y",[]],["append","x",1]]}
            """);
    return new Check(LEVEL, System::nanoTime).check(file);
  }

  private static CheckResult result(Shown... scene) {
    return new CheckResult(
        Path.of("h.edn"),
        Optional.of(Model.CAS_REGISTER),
        CheckVerdict.BAD,
        3,
        0.1,
        0.1,
        List.of("nonlinearizable"),
        List.of("linearizable"),
        List.of(9L, 3L),
        List.of("process 1 read <4>"),
        List.of(scene),
        List.of(),
        Optional.empty());
  }
}
