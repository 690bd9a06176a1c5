package loadbearing.harness.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import loadbearing.fault.Fault;
import loadbearing.fault.Way;
import loadbearing.harness.inject.Receipt.Step;
import loadbearing.harness.inject.toxiproxy.Toxics;
import loadbearing.harness.memory.World;
import loadbearing.topology.Balancing;
import loadbearing.topology.Edge;
import loadbearing.topology.classic.HorizontalScaling;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * Every toxic on a real Toxiproxy, measured to bite and to be gone. The server behind the edge is
 * Toxiproxy's own API, so that one container is enough.
 */
class ToxicsIT {
  private static final String EDGE = "app1->primary";
  private static final int API = 8474;
  private static final int LISTEN = 3306;
  private static final int BULK = 60_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static GenericContainer<?> container;
  private static Toxics toxics;
  private static Dial dial;

  private final List<Receipt> receipts = Collections.synchronizedList(new ArrayList<>());
  private final Injector injector = new Injector(new Wired(), toxics, receipts::add);

  @BeforeAll
  static void start() throws Exception {
    boolean pipeline = System.getenv("CI") != null;
    assumeTrue(
        pipeline || DockerClientFactory.instance().isDockerAvailable(),
        "no container engine answers; start one, or run ci/bootstrap");
    container =
        new GenericContainer<>(DockerImageName.parse("loadbearing/toxiproxy:latest"))
            .withExposedPorts(API)
            .waitingFor(Wait.forHttp("/version").forPort(API));
    container.start();
    toxics = Toxics.connect(container.getHost(), container.getMappedPort(API));
    toxics.route(EDGE, "0.0.0.0:" + LISTEN, "127.0.0.1:" + API);
    dial = new Dial(address(), LISTEN);
    makeBulk();
  }

  @AfterAll
  static void stop() {
    if (container != null) {
      container.stop();
    }
  }

  @AfterEach
  void reset() {
    toxics.reset();
  }

  /** The container's own address: a published port would accept what the proxy refuses. */
  private static String address() {
    return container.getContainerInfo().getNetworkSettings().getNetworks().values().stream()
        .findFirst()
        .orElseThrow()
        .getIpAddress();
  }

  /** A proxy whose description is long, so that the API has something long to answer. */
  private static void makeBulk() throws Exception {
    var proxy =
        "{\"name\":\"bulk\",\"listen\":\"127.0.0.1:0\",\"enabled\":false,\"upstream\":\"%s\"}"
            .formatted("x".repeat(BULK));
    var proxies = URI.create("http://%s:%d/proxies".formatted(address(), API));
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(proxies)
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.ofString(proxy))
              .build();
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slow app1->primary by 200ms±50ms",
        "slow app1->primary by 150ms on requests",
        "slow app1->primary by 100ms both ways",
        "throttle app1->primary to 64KB/s",
        "blackhole app1->primary",
        "blackhole app1->primary on answers",
        "timeout app1->primary after 300ms",
        "timeout app1->primary after 300ms on requests",
        "reset app1->primary",
        "reset app1->primary on answers",
        "slice app1->primary into 64 bytes every 5ms",
        "limit app1->primary after 1000 bytes on answers",
        "refuse app1->primary"
      })
  void eachStreamFaultIsProvedToBiteAndToBeGone(String words) {
    var injection = injector.inject(0, Fault.parse(words));
    assertThat(injection.isProved()).as(receipts.toString()).isTrue();

    injection.close();

    assertThat(injection.isHealProved()).as(receipts.toString()).isTrue();
    assertThat(receipts)
        .extracting(Receipt::step)
        .containsExactly(Step.BEGAN, Step.PROVED, Step.HEALED, Step.HEAL_PROVED);
  }

  @Test
  void bothWaysDelayAnExchangeTwice() {
    try (var injection =
        injector.inject(0, Fault.parse("slow %s by 80ms both ways".formatted(EDGE)))) {
      assertThat(injection.isProved()).isTrue();

      assertThat(dial.reach("/version", PATIENCE).answered()).isGreaterThan(Duration.ofMillis(155));
    }
  }

  /** 60 kB at 100 kB/s need 0.6 s, less the first portion; undisturbed they need no time. */
  @Test
  void throttledDataTakesAsLongAsItsRateWants() throws IOException {
    var before = dial.read("/proxies/bulk");
    var words = "throttle %s to 100KB/s on answers".formatted(EDGE);
    try (var injection = injector.inject(0, Fault.parse(words))) {
      var during = dial.read("/proxies/bulk");

      assertThat(during.bytes()).isEqualTo(before.bytes()).isGreaterThan(BULK);
      assertThat(during.took()).isGreaterThan(Duration.ofMillis(450));
      assertThat(during.took()).isGreaterThan(before.took().multipliedBy(2));
      assertThat(injection.isProved()).isTrue();
    }
  }

  /** 60 pieces, 5 ms apart. */
  @Test
  void slicedDataComesInPiecesThatAreApart() throws IOException {
    var before = dial.read("/proxies/bulk");
    var words = "slice %s into 1000 bytes every 5ms on answers".formatted(EDGE);
    try (var injection = injector.inject(0, Fault.parse(words))) {
      var during = dial.read("/proxies/bulk");

      assertThat(during.bytes()).isEqualTo(before.bytes());
      assertThat(during.took()).isGreaterThan(Duration.ofMillis(200));
      assertThat(injection.isProved()).isTrue();
    }
  }

  @Test
  void limitedConnectionsEndAfterTheirBytes() throws IOException {
    var words = "limit %s after 1000 bytes on answers".formatted(EDGE);
    try (var injection = injector.inject(0, Fault.parse(words))) {
      assertThat(dial.read("/proxies/bulk").bytes()).isEqualTo(1000);
      assertThat(injection.isProved()).isTrue();
    }
    assertThat(dial.read("/proxies/bulk").bytes()).isGreaterThan(BULK);
  }

  @Test
  void anOpenConnectionFallsSilentInABlackHoleAndIsClosedWhenThatIsHealed() throws IOException {
    try (var socket = dial.open()) {
      var injection = injector.inject(0, Fault.parse("blackhole " + EDGE));
      Dial.ask(socket, "/version", "keep-alive");
      socket.setSoTimeout(500);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> socket.getInputStream().read());

      injection.close();

      socket.setSoTimeout((int) PATIENCE.toMillis());
      assertThat(hasEnded(socket)).isTrue();
    }
  }

  @Test
  void anOpenConnectionEndsWhenItsPortIsClosed() throws IOException {
    try (var socket = dial.open()) {
      Dial.ask(socket, "/version", "keep-alive");
      assertThat(socket.getInputStream().read()).isEqualTo('H');

      try (var injection = injector.inject(0, Fault.parse("refuse " + EDGE))) {
        assertThat(hasEnded(socket)).isTrue();
        assertThat(toxics.isOpen(EDGE)).isFalse();
        assertThat(injection.isProved()).isTrue();
      }
    }
    assertThat(toxics.isOpen(EDGE)).isTrue();
  }

  @Test
  void everyCallMayBeMadeTwice() {
    var toxic = new Toxic("latency", Way.BOTH, Map.of("latency", 90L, "jitter", 10L));

    toxics.add(EDGE, toxic);
    toxics.add(EDGE, toxic);
    assertThat(toxics.has(EDGE, toxic)).isTrue();
    toxics.remove(EDGE, toxic);
    toxics.remove(EDGE, toxic);

    assertThat(toxics.has(EDGE, toxic)).isFalse();
    toxics.route(EDGE, "0.0.0.0:" + LISTEN, "127.0.0.1:" + API);
    assertThat(dial.reach("/version", PATIENCE).isAnswered()).isTrue();
  }

  /** The second stream refuses, because something else with that name is there. */
  @Test
  void aToxicThatFitsOnlyOneWayIsTakenBack() {
    var other = new Toxic("latency", Way.ANSWERS, Map.of("latency", 10L, "jitter", 0L));
    var both = new Toxic("latency", Way.BOTH, Map.of("latency", 90L, "jitter", 0L));
    toxics.add(EDGE, other);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> toxics.add(EDGE, both))
        .withMessageContaining("could not add latency {jitter=0, latency=90} both ways")
        .withRootCauseInstanceOf(IOException.class);

    var half = new Toxic("latency", Way.REQUESTS, both.attributes());
    assertThat(toxics.has(EDGE, half)).isFalse();
  }

  @Test
  void anEdgeWithoutAProxyCannotBeDisturbed() {
    var toxic = new Toxic("timeout", Way.BOTH, Map.of("timeout", 0L));

    assertThatIllegalStateException()
        .isThrownBy(() -> toxics.add("lb->app1", toxic))
        .withMessageContainingAll("edge lb->app1 passes no proxy", "those that do are [" + EDGE);
  }

  @Test
  void aServerThatAcceptsAndNeverAnswersDoesNotHangUs() throws IOException {
    try (var mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> Toxics.connect("127.0.0.1", mute.getLocalPort()))
          .withMessageContaining("could not ask Toxiproxy at 127.0.0.1")
          .havingCause()
          .withMessageContaining("no answer in 3 s");
    }
  }

  private static boolean hasEnded(Socket socket) {
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException silent) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  /** An honest world whose edge is a real one. */
  private static final class Wired extends World {
    Wired() {
      super(HorizontalScaling.topology(2, Balancing.ROUNDROBIN), World.Manner.OBEYS);
    }

    @Override
    public synchronized Reach reach(Edge edge, Duration patience) {
      return dial.reach("/version", patience);
    }

    @Override
    public synchronized Flow stream(Edge edge, int times, Duration patience) {
      return dial.stream("/proxies/bulk", times / 40 + 1, patience);
    }
  }
}
