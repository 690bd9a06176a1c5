package loadbearing.node.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import loadbearing.node.remote.Address;
import org.junit.jupiter.api.Test;

class SetupTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "NODE", "controller",
          "SITE", "dc1",
          "DATABASES", "primary=10.0.0.1:3306,replica1=10.0.0.2:3306,replica2=10.0.0.3:3306",
          "WRITERS", "app1=10.0.0.4:8081",
          "WAYS", "app1>primary=10.0.0.9:21003,app1>replica1=10.0.0.2:3306");

  private static Setup with(String name, String value) {
    var environment = new HashMap<>(ENVIRONMENT);
    environment.put(name, value);
    return Setup.of(environment);
  }

  @Test
  void itTakesMoreThanHalfOfTheLooksAndTheFirstDatabaseIsThePrimary() {
    var setup = Setup.of(ENVIRONMENT);

    assertThat(setup.rules().votes()).isEqualTo(2);
    assertThat(setup.rules().databases()).containsExactly("primary", "replica1", "replica2");
    assertThat(setup.rules().agreement()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void eachFindsADatabaseWhereItStandsForIt() {
    var setup = Setup.of(ENVIRONMENT);

    assertThat(setup.way("app1", "primary")).isEqualTo(new Address("10.0.0.9", 21003));
    assertThat(setup.whoListens("app1", "10.0.0.9:21003")).contains("primary");
    assertThat(setup.whoListens("app1", "10.0.0.1:3306")).isEmpty();
    assertThatThrownBy(() -> setup.way("replica1", "primary"))
        .hasMessageContaining("expected replica1>primary");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> with("VOTES", "1")).hasMessageContaining("more than half of 3");
    assertThatThrownBy(() -> with("AGREEMENT_MILLIS", "1000")).hasMessageContaining("above 1 s");
    assertThatThrownBy(() -> with("SILENCE_MILLIS", "x")).hasMessageContaining("SILENCE_MILLIS");
    assertThatThrownBy(() -> with("DATABASES", "primary=a:1")).hasMessageContaining("a replica");
    assertThatThrownBy(() -> with("WRITERS", "app1")).hasMessageContaining("WRITERS");
  }
}
