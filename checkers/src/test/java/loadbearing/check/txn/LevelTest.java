package loadbearing.check.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {
  @ParameterizedTest
  @CsvSource({
    "PL-2, READ_COMMITTED",
    "PL-2.99, REPEATABLE_READ",
    "conflict-serializable, SERIALIZABLE",
    "PL-SS, STRICT_SERIALIZABLE",
    "strong-serializable, STRICT_SERIALIZABLE",
    "strong-session-PL-SI, STRONG_SESSION_SNAPSHOT_ISOLATION"
  })
  void aLevelHasTheNamesOfOthersToo(String word, Level level) {
    assertThat(Level.of(word)).isEqualTo(level);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void aLevelIsNamedByItsWord(Level level) {
    assertThat(Level.of(level.word())).isEqualTo(level);
  }

  @ParameterizedTest
  @ValueSource(strings = {"causal-cerone", "strong-snapshot-isolation", ""})
  void aLevelThatIsNotJudgedIsRefused(String word) {
    assertThatThrownBy(() -> Level.of(word)).hasMessageContaining("there are [read-uncommitted");
  }
}
