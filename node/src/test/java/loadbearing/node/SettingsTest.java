package loadbearing.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import loadbearing.node.remote.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Map<String, String> LEAST =
      Map.of("NODE", "app1", "SITE", "east", "PRIMARY", "db:3306");

  @Test
  void whatIsNotSaidIsUsual() {
    var settings = Settings.of(LEAST);

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.pool()).isEqualTo(16);
    assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.reads()).isEmpty();
    assertThat(settings.moves()).isEmpty();
    assertThat(settings.sessions()).isEmpty();
    assertThat(settings.arrivals()).isEmpty();
    assertThat(settings.account().user()).isEqualTo("app");
  }

  @Test
  void whatIsSaidCounts() {
    var environment = new HashMap<>(LEAST);
    environment.putAll(Map.of("READS", "10.0.0.7:3307", "DEADLINE_MILLIS", "250", "SOFTWARE", "9"));
    environment.put("PRIMARY_FILE", "/loadbearing/primary");

    var settings = Settings.of(environment);

    assertThat(settings.reads()).contains(new Address("10.0.0.7", 3307));
    assertThat(settings.moves()).contains(Path.of("/loadbearing/primary"));
    assertThat(settings.deadline()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.identity().software()).isEqualTo("9");
  }

  @Test
  void aSabotagedNodeSaysSoInItsIdentity() {
    var environment = new HashMap<>(LEAST);
    environment.putAll(Map.of("SOFTWARE", "9", "SABOTAGE", "forget 0.2"));

    assertThat(Settings.of(environment).identity().software())
        .isEqualTo("9, SABOTAGED: forget 0.2");
    assertThat(Settings.of(LEAST).identity().software()).doesNotContain("SABOTAGED");
  }

  @Test
  void sessionsLiveWhereTheyAreSaidToLive() {
    var redis = new HashMap<>(LEAST);
    redis.put("SESSIONS", "redis://sessions:6379");
    var database = new HashMap<>(LEAST);
    database.put("SESSIONS", "database");

    assertThat(Settings.of(redis).sessions()).contains(new Address("sessions", 6379));
    assertThat(Settings.of(database).sessions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NODE, '', expected NODE",
    "PRIMARY, db, PRIMARY: expected host:port",
    "PRIMARY, db:70000, 'PRIMARY: expected host:port with a port of 1..65535'",
    "READS, :3306, READS: expected host:port",
    "PORT, 65536, 'PORT: expected an integer of 0..65535, found ''65536'''",
    "SESSIONS, redis:6379, 'SESSIONS: expected database or redis://host:port, found'",
    "SESSIONS, memcached://m:1, 'SESSIONS: expected database or redis://host:port, found'",
    "SESSIONS, redis://r, SESSIONS: expected host:port",
    "POOL, 0, POOL: expected an integer of 1..1000",
    "DEADLINE_MILLIS, soon, DEADLINE_MILLIS: expected an integer of 1..60000",
  })
  void whatMakesNoSenseIsNamed(String name, String value, String why) {
    var environment = new HashMap<>(LEAST);
    environment.put(name, value);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(environment))
        .withMessageStartingWith(why);
  }
}
