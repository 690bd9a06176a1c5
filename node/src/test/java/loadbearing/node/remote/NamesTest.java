package loadbearing.node.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({"10.0.0.1, true", "::1, true", "db1, false", "10.example.org, false"})
  void addressesAreTakenAsTheyAre(String host, boolean isAddress) {
    assertThat(Names.isAddress(host)).isEqualTo(isAddress);
  }
}
