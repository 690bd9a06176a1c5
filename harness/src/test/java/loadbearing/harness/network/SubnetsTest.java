package loadbearing.harness.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.network.Subnets.Route;
import org.junit.jupiter.api.Test;

class SubnetsTest {
  private static final int POOL = (10 << 24) | (212 << 16);

  @Test
  void subnetsAreTakenInTurn() {
    var subnets = new Subnets(List.of(), 0);

    assertThat(subnets.take(it -> true).cidr()).isEqualTo("10.212.0.0/24");
    assertThat(subnets.take(it -> true).cidr()).isEqualTo("10.212.1.0/24");
  }

  @Test
  void afterTheLastComesTheFirst() {
    var subnets = new Subnets(List.of(), 255);

    assertThat(subnets.take(it -> true).cidr()).isEqualTo("10.212.255.0/24");
    assertThat(subnets.take(it -> true).cidr()).isEqualTo("10.212.0.0/24");
  }

  @Test
  void whatTheEngineRefusesIsLeftOut() {
    var subnets = new Subnets(List.of(), 0);

    var taken = subnets.take(it -> !it.cidr().equals("10.212.0.0/24"));

    assertThat(taken.cidr()).isEqualTo("10.212.1.0/24");
  }

  @Test
  void whatTheHostRoutesIsLeftOut() {
    var subnets = new Subnets(List.of(new Route(POOL, 23), new Route(POOL + 512 + 16, 28)), 0);

    assertThat(subnets.take(it -> true).cidr()).isEqualTo("10.212.3.0/24");
  }

  @Test
  void aPoolThatIsUsedUpSaysSo() {
    var subnets = new Subnets(List.of(new Route(10 << 24, 8)), 0);

    assertThatThrownBy(() -> subnets.take(it -> true))
        .isInstanceOf(DeploymentException.class)
        .hasMessageContaining("10.212.0.0/16");
  }

  @Test
  void routesAreReadFromTheKernelsTable() {
    var table =
        List.of(
            "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT",
            "eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0",
            "docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0");

    // ip route: default via 192.0.2.1; 172.17.0.0/16 dev docker0. The default route is no claim.
    assertThat(Subnets.parse(table)).containsExactly(new Route((172 << 24) | (17 << 16), 16));
  }

  @Test
  void hostsAreCountedFromTheFirstAddress() {
    var subnet = new Subnet(POOL);

    assertThat(subnet.host(254)).isEqualTo("10.212.0.254");
    assertThatThrownBy(() -> subnet.host(255)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> subnet.host(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Subnet(POOL + 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
