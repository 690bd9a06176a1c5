package loadbearing.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.node.database.Account;
import loadbearing.node.database.Database;
import loadbearing.node.database.Moves;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Address;
import loadbearing.node.remote.Deadline;
import loadbearing.node.remote.Names;
import loadbearing.node.remote.Watchdog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said and told at a node's door. No database is spoken to. */
class PrimaryDoorTest {
  private static final Deadline NEVER = new Deadline(0, Duration.ofDays(1));

  @TempDir private Path folder;
  private Path file;
  private Database database;
  private PrimaryDoor door;

  @BeforeEach
  void open() {
    file = folder.resolve("primary");
    var account = new Account("loadbearing", "app", "app");
    database =
        new Database("primary", new Address("one", 3306), account, 1, new Watchdog(), new Names());
    door = new PrimaryDoor(new Moves(file, database));
  }

  @Test
  void itSaysWhereTheNodeWrites() throws Exception {
    var answer = ask("GET", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"primary\":\"one:3306\"}");
  }

  @Test
  void whoIsToldWritesThereAndRemembersItWhenItStartsAgain() throws Exception {
    var answer = ask("PUT", "{\"primary\":\"other:3307\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(database.address()).isEqualTo(new Address("other", 3307));
    assertThat(Files.readString(file)).isEqualTo("other:3307\n");
  }

  @Test
  void whatMakesNoSenseIsRefusedAndChangesNothing() throws Exception {
    for (var body : List.of("{\"primary\":\"nowhere\"}", "{\"primary\":7}", "[]", "{}")) {
      assertThat(ask("PUT", body).status()).as(body).isEqualTo(400);
    }

    assertThat(database.address()).isEqualTo(new Address("one", 3306));
    assertThat(file).doesNotExist();
  }

  private Answer ask(String method, String body) throws Exception {
    return door.endpoint()
        .answer(
            new Request(
                method,
                "/primary",
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                body.getBytes(StandardCharsets.UTF_8),
                NEVER));
  }
}
