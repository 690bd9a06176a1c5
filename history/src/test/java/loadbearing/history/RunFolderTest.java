package loadbearing.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Architecture;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunFolderTest {
  @TempDir Path temp;

  @Test
  void aRunIsReadAsItWasWritten() {
    var folder = new RunFolder(temp.resolve("runs/one"));

    folder.write(Samples.manifest());
    write(folder, Samples.events(), true);

    assertThat(folder.read())
        .isEqualTo(Samples.manifest().with(new History(Samples.events(), true)));
  }

  static Stream<Topology> architectures() {
    return Catalogue.all().stream().map(Architecture::topology);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everyArchitectureIsReadAsItWasWritten(Topology topology) {
    var folder = new RunFolder(temp);
    var sample = Samples.manifest();
    var manifest =
        new Manifest(sample.id(), topology, sample.plan(), sample.images(), sample.host());

    folder.write(manifest);

    assertThat(folder.manifest()).isEqualTo(manifest);
  }

  @Test
  void everyKindOfNodeHasAWord() throws IOException {
    var kinds = Arrays.stream(Kind.class.getPermittedSubclasses()).toList();

    for (var architecture : Catalogue.all()) {
      for (var node : architecture.topology().nodes()) {
        assertThat(kinds).contains(node.kind().getClass());
      }
    }
    assertThat(ManifestFormat.kinds()).containsExactlyInAnyOrderElementsOf(kinds);
  }

  @Test
  void aManifestIsTheSameTextEachTime() throws IOException {
    var once = ManifestFormat.encode(Samples.manifest());

    var twice = ManifestFormat.encode(ManifestFormat.decode(once, "once"));

    assertThat(new String(twice)).isEqualTo(new String(once));
  }

  @Test
  void aRecordingThatDidNotEndIsIncomplete() {
    var folder = new RunFolder(temp);

    folder.write(Samples.manifest());
    write(folder, Samples.events(), false);

    assertThat(folder.read().history()).isEqualTo(new History(Samples.events(), false));
  }

  @Test
  void anotherFormatIsRefusedWithWhatToDo() throws IOException {
    var folder = new RunFolder(temp);
    folder.write(Samples.manifest());
    var file = temp.resolve(RunFolder.MANIFEST);
    Files.writeString(file, Files.readString(file).replace("\"format\" : 2", "\"format\" : 1"));

    assertThatThrownBy(folder::manifest)
        .isInstanceOf(UnreadableRunException.class)
        .hasMessageContainingAll("run.json", "format 1", "expected 2", "7e7921e");
  }

  @Test
  void whatIsNoRunIsRefused() throws IOException {
    assertThatThrownBy(() -> new RunFolder(temp.resolve("nowhere")).read())
        .isInstanceOf(UnreadableRunException.class)
        .hasMessageContainingAll("nowhere", "run.json");

    for (var text : List.of("", "[]", "{}", "{\"format\":2}", "not json", "{\"format\":\"2\"}")) {
      Files.writeString(temp.resolve(RunFolder.MANIFEST), text);
      assertThatThrownBy(() -> new RunFolder(temp).manifest())
          .as(text)
          .isInstanceOf(UnreadableRunException.class)
          .hasMessageContaining("is not a run's manifest");
    }
  }

  @Test
  void anImpossibleTopologyIsRefusedWithItsOwnMessage() throws IOException {
    var folder = new RunFolder(temp);
    folder.write(Samples.manifest());
    var file = temp.resolve(RunFolder.MANIFEST);
    Files.writeString(
        file, Files.readString(file).replace("\"from\" : \"app1\"", "\"from\" : \"app9\""));

    assertThatThrownBy(folder::manifest)
        .isInstanceOf(UnreadableRunException.class)
        .hasMessageContaining("names a node that topology 'A9' does not have");
  }

  private static void write(RunFolder folder, List<Event> events, boolean end) {
    try (var writer = folder.writer()) {
      events.forEach(writer::append);
      if (end) {
        writer.end();
      }
    }
  }
}
