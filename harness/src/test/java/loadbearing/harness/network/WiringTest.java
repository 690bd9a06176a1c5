package loadbearing.harness.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loadbearing.topology.Zone;
import loadbearing.topology.classic.Catalogue;
import org.junit.jupiter.api.Test;

class WiringTest {
  private static final Segment PUBLIC = new Segment("dc1", Zone.PUBLIC);
  private static final Segment WEB = new Segment("dc1", Zone.WEB);
  private static final Segment DATA = new Segment("dc1", Zone.DATA);

  @Test
  void aNodeHasOneNumberInAllItsSegments() {
    var wiring = Wirings.of("A4");

    assertThat(wiring.addresses("app1"))
        .containsExactlyEntriesOf(new TreeMap<>(Map.of(WEB, "10.212.1.11", DATA, "10.212.2.11")));
    assertThat(wiring.addresses("lb")).containsOnlyKeys(PUBLIC, WEB);
  }

  @Test
  void usersStandInPublicAlone() {
    assertThat(Wirings.of("A9").addresses("users")).containsOnlyKeys(PUBLIC);
  }

  @Test
  void aClientOfADirectEdgeFindsItsServer() {
    var wiring = Wirings.of("A4");

    assertThat(wiring.target(wiring.topology().edge("app1->primary")))
        .hasToString("10.212.2.13:3306");
  }

  @Test
  void aClientOfAProxiedEdgeFindsTheProxyInTheEdgesZone() {
    var wiring = Wirings.of("A4", "app1->primary");

    assertThat(wiring.target(wiring.topology().edge("app1->primary")).host())
        .isEqualTo("10.212.2.2");
    assertThat(wiring.proxies())
        .singleElement()
        .satisfies(route -> assertThat(route.upstream()).hasToString("10.212.2.13:3306"));
  }

  @Test
  void everyProxyAndForwardHasAnAddressOfItsOwn() {
    var topology = Catalogue.topology("A9");
    var all = topology.edges().stream().map(edge -> edge.name()).toArray(String[]::new);
    var wiring = Wirings.of("A9", all);

    var routes = new java.util.ArrayList<>(wiring.proxies());
    routes.addAll(wiring.forwards());
    assertThat(routes).extracting(Wiring.Route::listen).doesNotHaveDuplicates();
    assertThat(routes).extracting(Wiring.Route::name).doesNotHaveDuplicates();
  }

  @Test
  void nothingInATopologyCanUseTheWaysOfTheControl() {
    var wiring = Wirings.of("A9");

    assertThat(wiring.forwards())
        .allSatisfy(route -> assertThat(route.listen().host()).isEqualTo(wiring.controlAddress()));
    assertThat(wiring.subnets().values()).doesNotContain(wiring.control());
  }

  @Test
  void anUnknownProxiedEdgeIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Wirings.of("A1", "app1->primary"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("app1->primary")
        .hasMessageContaining("users->server");
  }

  @Test
  void aNodeIsReachedOnItsInnermostSegment() {
    var wiring = Wirings.of("A4");

    assertThat(wiring.direct(wiring.topology().node("lb"))).hasToString("10.212.1.10:80");
    assertThat(wiring.direct(wiring.topology().node("app1"))).hasToString("10.212.2.11:8080");
  }

  @Test
  void routesAreToxiproxysOwnJson() {
    var wiring = Wirings.of("A1");

    assertThat(Routes.json(List.of(wiring.forwards().getFirst())))
        .isEqualTo(
            """
            [
            {"name": "control-server", "listen": "10.212.1.2:20001", "upstream": "10.212.0.10:8080", "enabled": true}
            ]
            """);
  }
}
