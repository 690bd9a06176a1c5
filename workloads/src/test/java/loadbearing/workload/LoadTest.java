package loadbearing.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {
  @Test
  void usersMakeAClosedLoadAndARateAnOpenOne() {
    assertThat(Load.of("16 users")).isEqualTo(new Load.Closed(16));
    assertThat(Load.of("1 user")).isEqualTo(new Load.Closed(1));
    assertThat(Load.of("200/s")).isEqualTo(new Load.Open(200));
    assertThat(Load.of("0.5/s")).isEqualTo(new Load.Open(0.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 user", "16 users", "200/s", "2.5/s"})
  void wordsOfALoadAreReadBack(String words) {
    assertThat(Load.of(words)).hasToString(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "16", "users", "0 users", "-3 users", "0/s", "200 per second", "9999999/s"})
  void otherWordsAreRefused(String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> Load.of(words));
  }
}
