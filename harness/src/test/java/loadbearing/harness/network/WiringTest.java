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
  void nobodyStandsInANetworkOfAnotherSite() {
    var wiring = Wirings.of(TwoSites.topology());
    var web = new Segment("dc1--dc2", Zone.WEB);
    var data = new Segment("dc1--dc2", Zone.DATA);

    assertThat(wiring.addresses("users")).containsOnlyKeys(PUBLIC);
    assertThat(wiring.addresses("lb")).containsOnlyKeys(PUBLIC, WEB, web);
    assertThat(wiring.addresses("app1")).containsOnlyKeys(WEB, DATA);
    assertThat(wiring.addresses("app2"))
        .containsOnlyKeys(new Segment("dc2", Zone.WEB), new Segment("dc2", Zone.DATA), web, data);
    assertThat(wiring.addresses("primary")).containsOnlyKeys(DATA, data);
  }

  @Test
  void whatGoesToAnotherSiteGoesOverTheLink() {
    var wiring = Wirings.of(TwoSites.topology());
    var topology = wiring.topology();

    assertThat(wiring.target(topology.edge("lb->app2")).host())
        .isEqualTo(wiring.addresses("app2").get(new Segment("dc1--dc2", Zone.WEB)));
    assertThat(wiring.target(topology.edge("lb->app1")).host())
        .isEqualTo(wiring.addresses("app1").get(WEB));
    assertThat(wiring.addresses("primary", topology.links().getFirst())).hasSize(1);
    assertThat(wiring.addresses("app1", topology.links().getFirst())).isEmpty();
  }

  @Test
  void aLinkThatPassesProxiesStandsForAllEdgesOverIt() {
    var wiring = Wirings.of(TwoSites.topology(), "dc1--dc2");

    assertThat(wiring.proxied()).containsExactlyInAnyOrder("lb->app2", "app2->primary");
    assertThat(wiring.proxies()).hasSize(2);
  }

  @Test
  void nodesFindEachOtherOverTheirEdgeOrInAZoneOfBoth() {
    var wiring = Wirings.of("A9", "replica1->primary");

    assertThat(wiring.between("replica1", "primary"))
        .isEqualTo(wiring.proxy(wiring.topology().edge("replica1->primary")));
    assertThat(wiring.between("primary", "replica1").port()).isEqualTo(3306);
    assertThat(wiring.whoListens("replica2", wiring.between("replica2", "replica1").toString()))
        .isEqualTo("replica1");
    assertThat(wiring.whoListens("replica1", wiring.between("replica1", "primary").toString()))
        .isEqualTo("primary");
    assertThatThrownBy(() -> wiring.between("lb", "primary"))
        .hasMessageContaining("'lb' and 'primary' stand in no zone together");
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
