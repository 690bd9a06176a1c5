package loadbearing.analysis.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import loadbearing.analysis.Story;
import loadbearing.analysis.Verdict;
import loadbearing.history.FaultEvent;
import loadbearing.history.Manifest;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.history.RunFolder;
import loadbearing.workload.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnyRunTest {
  private static final List<String> FAULTS =
      List.of(
          "kill app1 at 1s for 1s",
          "cut app1->primary at 1s for 1s",
          "restart primary at 2s",
          "slow lb->app1 by 20ms at 1s until end",
          "pause lb at 1s for 1s");

  @TempDir Path temp;

  @Test
  void noRunMakesAnAnalyzerFail() {
    for (long seed = 0; seed < 500; seed++) {
      var run = any(new SplittableRandom(seed));

      assertThat(Judge.judge(run))
          .as("seed %d", seed)
          .noneMatch(finding -> finding.why().contains("the analyzer failed"))
          .allMatch(finding -> finding.exposure() >= 0);
    }
  }

  @Test
  void aRunThatWasCutIsNeverCalledValid() throws IOException {
    var run = any(new SplittableRandom(7));
    var folder = new RunFolder(temp);
    folder.write(new Manifest(run.id(), run.topology(), run.plan(), run.images(), run.host()));
    try (var writer = folder.writer()) {
      run.history().events().forEach(writer::append);
      writer.end();
    }
    var file = temp.resolve(RunFolder.HISTORY);
    var whole = Files.readAllBytes(file);
    var cuts = Stream.iterate(0, cut -> cut < whole.length - 60, cut -> cut + whole.length / 40);

    cuts.forEach(
        cut -> {
          write(file, Arrays.copyOf(whole, cut));

          var findings = Judge.judge(folder.read());

          assertThat(findings.getFirst().verdict()).contains(Verdict.INCONCLUSIVE);
          assertThat(findings).noneMatch(f -> f.why().contains("the analyzer failed"));
        });
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Run any(SplittableRandom random) {
    var story = Story.of(List.of("A1", "A4", "A9").get(random.nextInt(3)), 10);
    int operations = random.nextInt(200);
    for (int i = 0; i < operations; i++) {
      double called = random.nextDouble() * 11 - 1;
      story.lagging(
          random.nextInt(3) * 0.01,
          Action.values()[random.nextInt(Action.values().length)],
          "r" + random.nextInt(3),
          called,
          called + random.nextDouble(),
          Outcome.values()[random.nextInt(3)],
          random.nextInt(4),
          random.nextBoolean() ? "primary" : "");
    }
    var faults = new ArrayList<>(FAULTS);
    for (int i = random.nextInt(4); i > 0; i--) {
      double began = random.nextDouble() * 9;
      story.fault(
          faults.remove(random.nextInt(faults.size())),
          began,
          FaultEvent.Stage.values()[1 + random.nextInt(2)],
          began + random.nextDouble() * 3,
          FaultEvent.Stage.values()[4 + random.nextInt(2)]);
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      double from = random.nextDouble() * 8;
      story.window(1 + random.nextInt(3), random.nextInt(2), from, from + 1);
      story.used(
          random.nextBoolean() ? "app1" : "primary",
          0,
          5,
          random.nextDouble(),
          random.nextDouble());
    }
    if (random.nextBoolean()) {
      story.kept("primary", random.nextBoolean(), 1L, 2L);
    }
    story.host(random.nextDouble() / 2, random.nextDouble() / 4);
    return (random.nextInt(5) == 0 ? story.cut() : story)
        .load(random.nextBoolean() ? "50/s" : "4 users")
        .run();
  }
}
