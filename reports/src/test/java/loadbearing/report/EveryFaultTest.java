package loadbearing.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.analysis.availability.Loss;
import loadbearing.analysis.comparison.LoadBearingMap;
import loadbearing.analysis.judge.JudgedRun;
import loadbearing.fault.Faults;
import loadbearing.fault.Planned;
import loadbearing.report.html.HtmlFormat;
import loadbearing.report.story.Comparison;
import loadbearing.report.story.RunStory;
import loadbearing.report.story.Story;
import loadbearing.topology.Link;
import loadbearing.topology.Node;
import loadbearing.topology.Topology;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EveryFaultTest {
  static final List<Faults.Entry> ALL = Faults.all();

  @ParameterizedTest
  @FieldSource("ALL")
  void judgeAndMapSayOfEachFaultThatTheSameIsAway(Faults.Entry entry) {
    var run = run(entry);

    var judged = Loss.of(run.run()).stream().flatMap(loss -> loss.component().stream()).toList();

    assertThat(tried(Story.of(comparison(run)))).isEqualTo(judged);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void theReportPredictsForEachFaultThatTheJudgeSaysTookSomethingAway(Faults.Entry entry) {
    var run = run(entry);

    var predicted =
        Story.of(comparison(run)).runs().stream()
            .map(RunStory::faults)
            .flatMap(faults -> faults.getFirst().losses().stream())
            .map(loss -> loss.predicted().isPresent());

    assertThat(predicted).isNotEmpty().containsOnly(!Loss.of(run.run()).isEmpty());
  }

  @Test
  void aLinkTakesAllOverItAndOfALostSiteWithOneMachineThatIsTried() {
    assertThat(lost("cut dc1--dc2 at 5s for 5s")).containsExactly("app2->primary", "lb->app2");
    assertThat(lost("lose dc2 at 5s for 5s")).containsExactly("app2");
    assertThat(lost("slow dc1--dc2 by 40ms at 5s for 5s")).isEmpty();
    assertThat(tried(Story.of(comparison(sites("cut dc1--dc2 at 5s for 5s"))))).isEmpty();
    assertThat(tried(Story.of(comparison(sites("lose dc2 at 5s for 5s"))))).containsExactly("app2");
  }

  @Test
  void edgesOverALinkThatPassesProxiesAreDrawnSo() {
    var page =
        new HtmlFormat().render(Story.of(comparison(sites("slow dc1--dc2 by 40ms at 5s for 5s"))));

    assertThat(page.split("class=\"flow proxied\"", -1)).hasSize(3);
  }

  private static List<String> lost(String line) {
    return Loss.of(sites(line).run()).stream()
        .flatMap(loss -> Stream.concat(loss.nodes().stream(), loss.edges().stream()))
        .sorted()
        .toList();
  }

  private static JudgedRun run(Faults.Entry entry) {
    return run("A4-" + entry.name(), Catalogue.topology("A4"), entry.example());
  }

  /** A4, but that the second app node stands elsewhere. */
  private static JudgedRun sites(String line) {
    var home = Catalogue.topology("A4");
    var nodes = home.nodes().stream().map(node -> node.name().equals("app2") ? away(node) : node);
    var links = List.of(new Link("dc1", "dc2"));
    var topology =
        new Topology(
            home.id(),
            home.name(),
            home.summary(),
            nodes.toList(),
            home.edges(),
            home.groups(),
            home.addresses(),
            links);
    return run("A4-sites", topology, line);
  }

  private static Node away(Node node) {
    return new Node(node.name(), node.kind(), "dc2", node.zones(), node.budget());
  }

  private static JudgedRun run(String id, Topology topology, String line) {
    return new SampleRun(id, topology, 30, 20).broken(Planned.parse(line)).report(List.of());
  }

  private static Comparison comparison(JudgedRun run) {
    return new Comparison("faults", Instant.EPOCH, List.of(run), List.of());
  }

  private static List<String> tried(Story story) {
    return story.maps().getFirst().rows().stream()
        .filter(row -> row.cells().stream().noneMatch(cell -> cell.tried().isEmpty()))
        .map(LoadBearingMap.Row::part)
        .toList();
  }
}
