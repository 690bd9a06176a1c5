package loadbearing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loadbearing.harness.AfterRun;
import loadbearing.harness.Experiment;
import loadbearing.harness.Laboratory;
import loadbearing.harness.Progress;
import loadbearing.harness.memory.MemoryHost;
import loadbearing.history.Manifest;
import loadbearing.history.Plan;
import loadbearing.history.Run;
import loadbearing.history.RunFolder;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of the runs that were made, and what goes. */
class RetentionTest {
  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();

  @Test
  void aValidRunNeverGoesForOneThatWasEndedByCtrlC() {
    var valid = run();
    var cut = cutCopyOf(valid, "A4-29991231-235959-9");

    assertThat(new Results(folder).prune(said::add)).isZero();
    assertThat(path(valid.id())).exists();
    assertThat(cut).exists();
    assertThat(new Retention(List.of(path(valid.id()), cut), said::add).counting())
        .containsExactly(path(valid.id()));
  }

  @Test
  void anOlderRunOfThePlanGoesForANewerValidOneAndIsNamed() {
    var valid = run();
    var cut = cutCopyOf(valid, "A4-19990101-000000-1");

    assertThat(new Results(folder).prune(said::add)).isEqualTo(1);
    assertThat(cut).doesNotExist();
    assertThat(said).containsExactly("removes " + cut);
  }

  @Test
  void whatOurRunsDidNotMakeStays() throws IOException {
    var notes = Files.createDirectories(path("notes"));
    var named = Files.createDirectories(path("A4-20261121-101500-3"));
    Files.writeString(named.resolve("thesis.txt"), "mine");
    Files.writeString(path("list.txt"), "mine");

    assertThat(new Results(folder).prune(said::add)).isZero();
    assertThat(notes).exists();
    assertThat(named).exists();
    assertThat(path("list.txt")).exists();
  }

  private Run run() {
    var plan = Plan.of(Workloads.of("mixed"), Load.of("10/s"), Duration.ofSeconds(5));
    try (var laboratory =
        new Laboratory(folder, Progress.silent(), AfterRun.NOTHING, MemoryHost::new)) {
      return laboratory.run(new Experiment(Catalogue.topology("A4"), plan));
    }
  }

  /** The same plan, of which half was recorded. */
  private Path cutCopyOf(Run run, String id) {
    var copy = new RunFolder(path(id));
    copy.write(new Manifest(id, run.topology(), run.plan(), run.images(), run.host()));
    try (var history = copy.writer()) {
      run.history().events().stream()
          .limit(run.history().events().size() / 2)
          .forEach(history::append);
    }
    return copy.path();
  }

  private Path path(String run) {
    return new Results(folder).folder(run);
  }
}
