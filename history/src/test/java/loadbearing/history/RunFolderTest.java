package loadbearing.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import loadbearing.fault.Faults;
import loadbearing.fault.Planned;
import loadbearing.fault.Schedule;
import loadbearing.topology.Address;
import loadbearing.topology.Budget;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Group;
import loadbearing.topology.Kind;
import loadbearing.topology.Link;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Sabotage;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;
import loadbearing.topology.classic.Architecture;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Level;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunFolderTest {
  private static final Duration MILLI = Duration.ofMillis(1);

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
    return Stream.concat(Catalogue.all().stream().map(Architecture::topology), Stream.of(wide()));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everyArchitectureIsReadAsItWasWritten(Topology topology) {
    isReadAsWritten(topology, Samples.manifest().plan());
  }

  @Test
  void sabotageIsReadAsItWasWrittenAndOthersSayNothingOfIt() throws IOException {
    var honest = Catalogue.topology("A4");
    var topology = honest.with("app1", new Kind.AppNode(new Sabotage.Contend(MILLI, 0.2, 0.05)));

    isReadAsWritten(topology, Samples.manifest().plan());

    assertThat(Files.readString(temp.resolve(RunFolder.MANIFEST)))
        .containsOnlyOnce("sabotage")
        .contains("\"sabotage\" : \"contend 1ms 0.2 0.05\"");
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everyPlanIsReadAsItWasWritten(Plan plan) {
    isReadAsWritten(Samples.manifest().topology(), plan);
  }

  static Stream<Plan> plans() {
    var plan = Samples.manifest().plan();
    var workloads =
        Workloads.all().stream()
            .map(each -> Plan.of(each, new Load.Closed(4), Duration.ofSeconds(30)));
    var faults =
        Faults.all().stream()
            .map(each -> plan.broken(new Schedule(List.of(Planned.parse(each.example())))));
    return Stream.concat(workloads, Stream.concat(faults, scripts().map(plan::scripted)));
  }

  private static Stream<Script> scripts() {
    return Stream.of(
        new Script.None(),
        new Script.Levels(
            List.of("app1", "app2"),
            List.of(1, 2),
            3,
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofNanos(2_000_000_001),
            -7),
        new Script.Isolation("primary", Level.SERIALIZABLE, 5, Duration.ofSeconds(12)));
  }

  /** With what no architecture of the catalogue has: two sites, services of all sorts, a float. */
  private static Topology wide() {
    var holds = Set.of(Goal.READ, Goal.SESSION);
    var named = Map.of("NAME", "a \"b\"", "OTHER", "");
    return new Topology(
        "W",
        "wide",
        "everything",
        List.of(
            Node.users("users", new Kind.Users(1, Kind.Users.Manner.values()[0]), "dc1"),
            node("cache", new Kind.Redis(), "dc1"),
            node(
                "one",
                new Kind.Service("s:1", 80, new Kind.Readiness.Accepts(), named, holds),
                "dc1"),
            node(
                "two",
                new Kind.Service("s:2", 81, new Kind.Readiness.Answers("/up"), named, holds),
                "dc2")),
        List.of(
            edge("users", "vip", Purpose.Serves.of(Goal.READ)),
            edge("one", "cache", new Purpose.Remembers()),
            edge("two", "cache", new Purpose.Caches()).asOptional()),
        List.of(new Group("pair", List.of("one", "two"), 1)),
        List.of(new Address("vip", List.of("one", "two"))),
        List.of(new Link("dc1", "dc2")));
  }

  private static Node node(String name, Kind kind, String site) {
    return new Node(name, kind, site, Set.of(Zone.PUBLIC), new Budget(0.25, 64));
  }

  private static Edge edge(String from, String to, Purpose purpose) {
    return new Edge(from, to, Zone.PUBLIC, purpose);
  }

  @Test
  void thereIsASampleOfEveryScript() {
    var kinds = Arrays.stream(Script.class.getPermittedSubclasses()).map(Class::getName).toList();

    assertThat(scripts().map(script -> script.getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(kinds);
  }

  private void isReadAsWritten(Topology topology, Plan plan) {
    var folder = new RunFolder(temp);
    var sample = Samples.manifest();
    var manifest = new Manifest(sample.id(), topology, plan, sample.images(), sample.host());

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
    Files.writeString(file, Files.readString(file).replace("\"format\" : 4", "\"format\" : 1"));

    assertThatThrownBy(folder::manifest)
        .isInstanceOf(UnreadableRunException.class)
        .hasMessageContainingAll("run.json", "format 1", "expected 4", "7e7921e");
  }

  @Test
  void whatIsNoRunIsRefused() throws IOException {
    assertThatThrownBy(() -> new RunFolder(temp.resolve("nowhere")).read())
        .isInstanceOf(UnreadableRunException.class)
        .hasMessageContainingAll("nowhere", "run.json");

    for (var text : List.of("", "[]", "{}", "{\"format\":4}", "not json", "{\"format\":\"4\"}")) {
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
