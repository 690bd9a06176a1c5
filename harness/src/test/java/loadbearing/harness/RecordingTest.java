package loadbearing.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loadbearing.fault.Schedule;
import loadbearing.harness.time.Clock;
import loadbearing.history.Event;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Plan;
import loadbearing.history.Stray;
import loadbearing.topology.classic.Catalogue;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  private static final Clock CLOCK = new Clock(0, 0);

  @Test
  void anArrivalThatNobodySentIsAStray() {
    assertThat(strays(Map.of(1L, "app1"), Map.of("app1", Map.of(1L, 1, 9L, 1))))
        .singleElement()
        .satisfies(stray -> assertThat(stray.operation()).isEqualTo(9));
  }

  @Test
  void anOperationThatArrivesAtTwoNodesIsAStray() {
    assertThat(strays(Map.of(1L, "app1"), Map.of("app1", Map.of(1L, 1), "app2", Map.of(1L, 1))))
        .singleElement()
        .satisfies(stray -> assertThat(stray.arrivals()).isEqualTo(2));
  }

  @Test
  void whatWasSentAndArrivedOnceOrNeverIsNoStray() {
    assertThat(strays(Map.of(1L, "app1", 2L, ""), Map.of("app1", Map.of(1L, 1)))).isEmpty();
  }

  @Test
  void aNodeThatAnsweredAndHasNoArrivalsIsAStrayOfNone() {
    assertThat(
            strays(Map.of(1L, "app1", 2L, "app2"), Map.of("app1", Map.of(), "app2", Map.of(2L, 1))))
        .singleElement()
        .satisfies(
            stray -> {
              assertThat(stray.node()).isEqualTo("app1");
              assertThat(stray.operation()).isEqualTo(1);
              assertThat(stray.arrivals()).isZero();
            });
  }

  @Test
  void theLastArrivalsOfAProcessThatDiedMayBeMissing() {
    Map<Long, String> sent = new HashMap<>();
    Map<Long, Integer> arrived = new HashMap<>();
    for (long id = 1; id <= 40; id++) {
      sent.put(id, "app1");
      if (id <= 37) {
        arrived.put(id, 1);
      }
    }

    assertThat(strays(sent, Map.of("app1", arrived))).isEmpty();
  }

  @Test
  void aMomentOfTheWallClockHasItsPlaceOnTheTimeLine() {
    var clock = new Clock(500, 100);

    assertThat(clock.at(1500)).isEqualTo(1000);
    assertThat(clock.at(Instant.ofEpochSecond(0, 900))).isEqualTo(500);
  }

  @Test
  void edgesThatTheScheduleDisturbsAreProxied() {
    var topology = Catalogue.topology("A4");
    var length = Duration.ofSeconds(20);
    var schedule =
        Schedule.parse(List.of("slow app1->primary by 200ms at 5s until end"), topology, length);

    var plan =
        Plan.of(Workloads.of("mixed"), Load.of("4 users"), length)
            .proxied(Set.of("lb->app1"))
            .broken(schedule);

    assertThat(plan.proxied()).containsExactlyInAnyOrder("app1->primary", "lb->app1");
  }

  @Test
  void anUnknownProxiedEdgeIsRefused() {
    assertThatThrownBy(
            () ->
                new Experiment(
                    Catalogue.topology("A1"),
                    Plan.of(Workloads.of("mixed"), Load.of("4 users"), Duration.ofSeconds(1))
                        .proxied(Set.of("lb->app1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("users->server");
  }

  @Test
  void figuresAreWrittenOverAndStagesStay() {
    var bytes = new ByteArrayOutputStream();
    var progress = Progress.to(new PrintStream(bytes, true, StandardCharsets.UTF_8), true);

    progress.figure("1 2");
    progress.stage("done");

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("  1 2\r     \rdone" + System.lineSeparator());
  }

  @Test
  void aSecondRunWaitsForTheFirst(@TempDir Path folder) throws Exception {
    var file = folder.resolve("lock");
    var order = new ArrayList<String>();
    var first = Turn.take(file, Progress.silent());

    var second =
        Thread.ofVirtual()
            .start(
                () -> {
                  var turn = Turn.take(file, Progress.silent());
                  order.add("second");
                  turn.close();
                });
    order.add("first");
    first.close();
    second.join();

    assertThat(order).containsExactly("first", "second");
  }

  private static List<Stray> strays(
      Map<Long, String> sent, Map<String, Map<Long, Integer>> arrivals) {
    List<Event> found = new ArrayList<>();
    var strays = new Strays();
    sent.forEach((id, node) -> strays.sent(operation(id, node)));
    strays.find(arrivals, CLOCK, found::add);
    return found.stream().map(Stray.class::cast).toList();
  }

  private static Operation operation(long id, String node) {
    return new Operation(
        id,
        0,
        Action.PAGE,
        "",
        "",
        "",
        Outcome.OK,
        0,
        0,
        0,
        new loadbearing.history.Path(node, "", "", ""),
        0,
        200,
        "");
  }
}
