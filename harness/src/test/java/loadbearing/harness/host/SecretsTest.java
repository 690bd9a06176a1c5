package loadbearing.harness.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'mysql --host=127.0.0.1 --password=hunter2 --batch' ended with status 1",
        "near 'SOURCE_PASSWORD='hunter2', SOURCE_AUTO_POSITION=1'",
        "CLONE INSTANCE FROM 'clone'@'db':3306 IDENTIFIED BY 'hunter2'; x",
        "jdbc:mysql://db:3306/loadbearing?user=app&password=hunter2&sslMode=DISABLED",
        "environment [MYSQL_PWD=hunter2, MYSQL_ROOT_PASSWORD=hunter2]",
        "POST /login {\"user\":7,\"password\":\"hunter2\"} -> 503",
      })
  void noMessageHasAPassword(String message) {
    var said = new DeploymentException(message).getMessage();

    assertThat(said).doesNotContain("hunter2").contains("***");
    assertThat(said.length()).isGreaterThan(message.length() - 30);
  }

  @Test
  void whatIsNoPasswordIsSaid() {
    var warning = "mysql: Using a password on the command line interface can be insecure.";

    assertThat(new DeploymentException(warning).getMessage()).isEqualTo(warning);
  }
}
