package loadbearing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import loadbearing.topology.Balancing;
import loadbearing.topology.Budget;
import loadbearing.topology.Edge;
import loadbearing.topology.Goal;
import loadbearing.topology.Kind;
import loadbearing.topology.Link;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;
import loadbearing.topology.Zone;
import loadbearing.topology.classic.MasterSlave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of whole sites, and of the links between them. */
class PlacesTest {
  private static final Duration RUN = Duration.ofSeconds(30);
  private static final Topology SITES =
      new Topology(
          "X2",
          "two sites",
          "A node in one site, its database in the other.",
          List.of(
              Node.users("users", new Kind.Users(1, Kind.Manner.NAIVE), "home"),
              node("app", new Kind.AppNode(), "dc1"),
              node("db", new Kind.Database(Kind.Role.PRIMARY), "dc2"),
              node("spare", new Kind.Database(Kind.Role.REPLICA), "dc3")),
          List.of(
              new Edge("users", "app", Zone.PUBLIC, Purpose.Serves.of(Goal.READ, Goal.WRITE)),
              new Edge("app", "db", Zone.PUBLIC, Purpose.Serves.of(Goal.READ, Goal.WRITE)),
              new Edge(
                  "spare", "db", Zone.PUBLIC, new Purpose.Replicates(Purpose.Mode.ASYNCHRONOUS))),
          List.of(),
          List.of(),
          List.of(
              new Link("dc1", "dc2"),
              new Link("dc2", "dc3"),
              new Link("dc1", "dc3"),
              new Link("home", "dc1")));

  private static Node node(String name, Kind kind, String site) {
    return new Node(name, kind, site, Set.of(Zone.PUBLIC), new Budget(1, 256));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lose dc2 at 5s for 5s",
        "cut dc1--dc2 at 5s until end",
        "cut dc1--dc2 from dc2 at 5s for 3s",
        "slow dc1--dc2 by 40ms±5ms at 5s for 3s",
        "slow dc2--dc3 by 40ms from dc3 at 5s for 3s"
      })
  void linesAreReadAsTheyAreWritten(String line) {
    assertThat(Schedule.parse(List.of(line), SITES, RUN).words()).containsExactly(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lose dc9 at 5s for 5s              | has no site 'dc9'; its sites are [dc1, dc2, dc3, home]
          lose home at 5s for 5s             | site 'home' has no machine that could be lost
          cut dc2--dc1 at 5s for 3s          | has no link 'dc2--dc1'; its links are [dc1--dc2, dc2--dc3, dc1--dc3, home--dc1]
          cut dc1--dc3 at 5s for 3s          | no edge passes 'dc1--dc3', so that nobody would notice
          cut dc1--dc2 from dc3 at 5s for 3s | what goes over dc1--dc2 comes from one of [dc1, dc2], got [dc3]
          slow dc1--dc2 by 0ms at 5s for 3s  | latency must be 1ms or more
          blackhole dc1--dc2 at 5s for 3s    | expected an edge such as app1->primary at character 11
          """)
  void linesThatMakeNoSenseSayWhatWould(String line, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.parse(List.of(line), SITES, RUN))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "lose dc2 at 5s for 5s, kill db at 7s for 1s",
    "cut dc1--dc2 at 5s for 5s, slow app->db by 5ms at 7s for 1s",
    "cut app->db at 5s for 5s, cut dc1--dc2 from dc1 at 9s for 5s"
  })
  void whatIsWithinAPlaceIsNotBrokenBesides(String one, String other) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.parse(List.of(one, other), SITES, RUN))
        .withMessageContaining("let one end before the other begins");
  }

  @Test
  void aSiteTakesItsMachinesAwayAndALinkTheEdgesOverIt() {
    assertThat(Fault.parse("lose dc2").takesAway().in(SITES)).isEqualTo(Absence.ofNode("db"));
    assertThat(Fault.parse("cut dc1--dc2 from dc1").takesAway().in(SITES))
        .isEqualTo(Absence.ofEdge("app->db"));
    assertThat(Fault.parse("slow dc1--dc2 by 5ms").takesAway().isEmpty()).isTrue();
    assertThat(
            Fault.parse("lose dc2").takesAway().in(MasterSlave.topology(1, Balancing.ROUNDROBIN)))
        .isEqualTo(Absence.none());
  }

  @Test
  void aLinkThatIsSlowedPassesProxiesAndOneThatIsCutDoesNot() {
    var schedule =
        Schedule.parse(
            List.of("cut dc2--dc3 at 1s for 2s", "slow dc1--dc2 by 5ms at 1s for 2s"), SITES, RUN);

    assertThat(schedule.edges()).containsExactly("dc1--dc2");
  }
}
