package loadbearing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PropertiesTest {
  @Test
  void aMisspeltPropertyIsNamedWithThoseThereAre() {
    assertThat(Properties.unknown(List.of("user.dir", "loadbearing.image.mysq")))
        .hasValueSatisfying(
            said ->
                assertThat(said).contains("'loadbearing.image.mysq'", "loadbearing.image.mysql"));
  }

  @Test
  void whatIsOursAndKnownOrNotOursIsNotRefused() {
    assertThat(
            Properties.unknown(
                List.of("loadbearing.image.haproxy", "loadbearing.generator.volume", "other.x")))
        .isEmpty();
  }
}
