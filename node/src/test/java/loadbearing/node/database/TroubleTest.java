package loadbearing.node.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {
  @ParameterizedTest
  @CsvSource({
    "08S01, 0, BROKEN",
    "08004, 1040, BROKEN",
    "08S01, 1053, BROKEN",
    "HY000, 1290, READ_ONLY",
    "40001, 1213, CONFLICT",
    "HY000, 1205, CONFLICT",
    "23000, 1062, DUPLICATE",
    "42S02, 1146, REFUSED",
  })
  void errorsAreToldApartByTheirNumbers(String state, int code, Trouble trouble) {
    assertThat(Trouble.of(new SQLException("any", state, code))).isEqualTo(trouble);
  }
}
