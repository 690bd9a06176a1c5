package loadbearing.suite.rig;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.Allure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.suite.Answer;
import loadbearing.suite.Inquiry;
import loadbearing.suite.Profile;

/** Carries assays out, and holds their answers against what was built in. */
final class Assays {
  private Assays() {}

  /** Fails with every truth that did not come out; what came out is printed. */
  static void verify(Path results, List<Assay> assays) {
    List<String> misses = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try (var laboratory = new Laboratory(results, Progress.to(System.err, false))) {
      new Inquiry(
              assays.stream().map(Assay::claim).toList(),
              Profile.QUICK,
              answer -> see(answer, assays, misses, lines))
          .carryOut(laboratory);
    }
    lines.forEach(line -> System.out.println(line));
    Allure.addAttachment("the rig", "text/plain", String.join("\n", lines));
    assertThat(misses).as("what was built in and did not come out").isEmpty();
    assertThat(lines).isNotEmpty();
  }

  private static synchronized void see(
      Answer answer, List<Assay> assays, List<String> misses, List<String> lines) {
    for (var assay : assays) {
      if (assay.claim().equals(answer.claim())) {
        misses.addAll(assay.misses(answer));
        lines.addAll(assay.lines(answer));
      }
    }
  }
}
