package loadbearing.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loadbearing.check.CheckResult;
import loadbearing.check.CheckResult.Shown;
import loadbearing.check.CheckVerdict;
import loadbearing.check.Model;
import org.junit.jupiter.api.Test;

class LanesTest {
  @Test
  void everyProcessHasALaneAndOnlyTheProofIsMarked() {
    var page =
        Lanes.page(
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
        Lanes.page(
            List.of(result(new Shown("<b>", "read \"<script>alert(1)</script>\"", 0, 1, true))));

    assertThat(page).doesNotContain("<script").doesNotContain("<b>");
  }

  @Test
  void aGoodHistoryHasNoDrawing() {
    assertThat(Lanes.page(List.of(result())))
        .doesNotContain("<svg")
        .contains("<h2>h.edn: bad</h2>");
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
        Optional.empty());
  }
}
