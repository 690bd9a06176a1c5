package loadbearing.node;

import static loadbearing.node.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does when it is told that its primary is elsewhere. */
class MovesIT {
  private static final String NOWHERE = "127.0.0.1:1";
  private static MySql mysql;

  @TempDir private Path folder;
  private Path file;
  private AppNode node;
  private Client client;

  @BeforeAll
  static void startDatabase() {
    mysql = MySql.start();
  }

  @AfterAll
  static void stopDatabase() {
    if (mysql != null) {
      mysql.close();
    }
  }

  @BeforeEach
  void startNode() throws IOException {
    file = folder.resolve("primary");
    start(NOWHERE);
  }

  private void start(String primary) throws IOException {
    node =
        Nodes.start(
            primary,
            "PRIMARY_FILE",
            file.toString(),
            "READS",
            mysql.address(),
            "DEADLINE_MILLIS",
            "5000");
    client = new Client(node.port());
  }

  @AfterEach
  void stopNode() {
    client.close();
    node.close();
  }

  @Test
  void writesGoWhereTheFileSaysAndBack() throws Exception {
    assertThat(write().statusCode()).isEqualTo(503);

    say(mysql.address());
    Await.until("the node moves", () -> write().statusCode() == 200);
    say(NOWHERE);
    Await.until("the node moves", () -> write().statusCode() == 503);

    assertThat(client.get("/users/1").statusCode()).isEqualTo(200);
  }

  @Test
  void aServerThatIsAwayIsNoReasonToRefuseWritesToTheNextOne() throws Exception {
    for (int i = 0; i < 20; i++) {
      write();
    }

    say(mysql.address());

    Await.until("the node moves", () -> write().statusCode() == 200);
    assertThat(List.of(write(), write())).allMatch(it -> it.statusCode() == 200);
  }

  @Test
  void aNodeThatStartsAgainWritesWhereItWasToldLast() throws Exception {
    say(mysql.address());
    stopNode();
    start(NOWHERE);

    var answer = write();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Loadbearing-Database")).isNotEmpty();
  }

  private HttpResponse<String> write() throws IOException {
    return client.send("PUT", "/registers/moved", "{\"value\":1}");
  }

  private void say(String address) throws IOException {
    var next = folder.resolve("next");
    Files.writeString(next, address + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
