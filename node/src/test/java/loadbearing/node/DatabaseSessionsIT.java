package loadbearing.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions in the database, while it is well. */
@ExtendWith(Well.class)
class DatabaseSessionsIT {
  private final Client client;

  DatabaseSessionsIT(Client client) {
    this.client = client;
  }

  @Test
  void sessionLastsFromLoginToLogout() throws IOException {
    var login = client.send("POST", "/login", "{\"user\":5,\"password\":\"password5\"}");
    String[] session = {"Loadbearing-Session", login.body().split("\"")[3]};

    assertThat(client.get("/me", session).body()).isEqualTo("{\"id\":5,\"name\":\"User 5\"}");
    assertThat(client.get("/cart", session).body()).isEqualTo("{\"items\":[]}");
    client.send("POST", "/cart", "{\"item\":\"book\"}", session);
    client.send("POST", "/cart", "{\"item\":\"pen\"}", session);
    assertThat(client.get("/cart", session).body()).isEqualTo("{\"items\":[\"book\",\"pen\"]}");
    assertThat(client.send("POST", "/logout", "", session).body()).isEqualTo("{\"ended\":true}");
    assertThat(client.get("/me", session).statusCode()).isEqualTo(401);
    assertThat(client.get("/cart", session).statusCode()).isEqualTo(401);
  }

  @Test
  void wrongPasswordOpensNoSession() throws IOException {
    var login = client.send("POST", "/login", "{\"user\":5,\"password\":\"password6\"}");

    assertThat(login.statusCode()).isEqualTo(401);
    assertThat(login.body()).contains("another password");
  }
}
