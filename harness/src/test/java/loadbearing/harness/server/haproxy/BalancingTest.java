package loadbearing.harness.server.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.network.Wirings;
import loadbearing.harness.server.mysql.Protocol;
import loadbearing.topology.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancingTest {
  @Test
  void theHttpBalancersConfigurationIsTheExpectedOne() throws IOException {
    var wiring = Wirings.of("A4");
    var node = wiring.topology().node("lb");

    var text = HttpBalancing.configuration(wiring, node, (Kind.LoadBalancer) node.kind());

    assertThat(text).isEqualTo(resource("a4-lb.cfg"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "A4, /health, expect status 200",
        "A15, /ready, expect rstring '\"primary\":\"up\"'",
        "A17, /ready, expect rstring '\"reads\":\"up\"'",
        "A18, /ready, expect rstring '\"primary\":\"up\".*\"reads\":\"up\"'",
      })
  void aNodeIsAskedForWhatItsNeighboursDoNotHave(String id, String path, String expected) {
    var wiring = Wirings.of(id);
    var node = wiring.topology().node("lb");

    var text = HttpBalancing.configuration(wiring, node, (Kind.LoadBalancer) node.kind());

    assertThat(text).contains("uri " + path + " ver").contains("http-check " + expected + "\n");
  }

  @Test
  void theReadBalancersConfigurationIsTheExpectedOne() throws IOException {
    var wiring = Wirings.of("A9");
    var node = wiring.topology().node("reads");

    var text = DatabaseBalancing.configuration(wiring, node, (Kind.DatabaseBalancer) node.kind());

    assertThat(text).isEqualTo(resource("a9-reads.cfg"));
  }

  @Test
  void aGroupIsAskedWhoTakesWritesAndWhoBelongsToItWhereItIsOnlyRead() {
    var wiring = Wirings.of("A12:reads=members");

    assertThat(asked(wiring, "writes")).contains("member_role = 'PRIMARY'").contains("COUNT(*)");
    assertThat(asked(wiring, "reads")).doesNotContain("member_role").contains("COUNT(*)");
  }

  private static String asked(Wiring wiring, String balancer) {
    var node = wiring.topology().node(balancer);
    var text = DatabaseBalancing.configuration(wiring, node, (Kind.DatabaseBalancer) node.kind());
    var hex = text.lines().filter(it -> it.contains("send-binary")).toList().getLast();
    return new String(
        HexFormat.of().parseHex(hex.strip().split(" ")[2]), StandardCharsets.US_ASCII);
  }

  @Test
  void ofAGroupThatOneLeadsOneServerIsWell() {
    var topology = Wirings.of("A12").topology();
    var node = topology.node("writes");
    var front = new DataFront((Kind.DatabaseBalancer) node.kind());

    assertThat(front.lack(node, topology, Map.of("f/member1", "DOWN", "f/member2", "UP")))
        .isEmpty();
    assertThat(front.lack(node, topology, Map.of("f/member1", "UP", "f/member2", "UP")))
        .hasValueSatisfying(it -> assertThat(it).startsWith("2 servers take writes, not 1"));
  }

  @Test
  void aProxiedServerIsFoundAtItsProxy() {
    var wiring = Wirings.of("A4", "lb->app1");
    var node = wiring.topology().node("lb");

    var text = HttpBalancing.configuration(wiring, node, (Kind.LoadBalancer) node.kind());

    assertThat(text)
        .contains("server app1 10.212.1.2:21002")
        .contains("server app2 10.212.1.12:8080");
  }

  @Test
  void aQueryIsLengthSequenceCommandAndText() {
    // 1 byte command + 8 bytes text = 9; sequence 0; COM_QUERY is 3.
    assertThat(Protocol.query("SELECT 1")).isEqualTo("09000000" + "03" + "53454c4543542031");
  }

  @Test
  void theLoginNamesAccountAndPluginAndHasNoPassword() {
    var login = Protocol.login();

    assertThat(login).hasSize(2 * (4 + 61)).startsWith("3d000001" + "01820800");
    assertThat(login)
        .endsWith("636865636b00" + "00" + "63616368696e675f736861325f70617373776f726400");
  }

  @Test
  void statesAreReadByTheTablesHeading() {
    var table =
        List.of(
            "# pxname,svname,qcur,status,weight,",
            "apps,app1,0,UP,1,",
            "apps,app2,0,DOWN 1/2,1,",
            "apps,app3,0,MAINT (via apps/app1),1,");

    assertThat(RuntimeApi.parse(table))
        .isEqualTo(Map.of("apps/app1", "UP", "apps/app2", "DOWN", "apps/app3", "MAINT"));
  }

  @Test
  void whatIsNoTableHasNoStates() {
    assertThat(RuntimeApi.parse(List.of("bash: connect: Connection refused"))).isEmpty();
    assertThat(RuntimeApi.parse(List.of())).isEmpty();
  }

  private static String resource(String name) throws IOException {
    try (var in = BalancingTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
