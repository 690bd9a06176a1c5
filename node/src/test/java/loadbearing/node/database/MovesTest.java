package loadbearing.node.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loadbearing.node.remote.Address;
import loadbearing.node.remote.Names;
import loadbearing.node.remote.Watchdog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovesTest {
  private static final Address FIRST = new Address("first", 3306);

  @TempDir private Path folder;
  private final Database database =
      new Database(
          "primary",
          FIRST,
          new Account("loadbearing", "app", "app"),
          1,
          new Watchdog(),
          new Names());

  @Test
  void aDatabaseIsWhereTheFileSaysLast() throws IOException {
    var moves = new Moves(file(), database);

    moves.look();
    assertThat(database.address()).isEqualTo(FIRST);
    say("second:3307");
    moves.look();
    assertThat(database.address()).isEqualTo(new Address("second", 3307));
    say("first:3306");
    moves.look();
    assertThat(database.address()).isEqualTo(FIRST);
  }

  @Test
  void aDatabaseStaysWhereTheFileMakesNoSense() throws IOException {
    var moves = new Moves(file(), database);
    say("second:3307");
    moves.look();

    say("nowhere in particular");
    moves.look();

    assertThat(database.address()).isEqualTo(new Address("second", 3307));
  }

  private Path file() {
    return folder.resolve("primary");
  }

  private void say(String text) throws IOException {
    Files.writeString(file(), text + "\n");
  }
}
