package loadbearing.harness.server.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.server.Replica;

/** One MySQL server that follows others or is followed, by GTID. */
final class MySqlReplica implements Replica {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int CATCH_UP_SECONDS = 10;

  /** What no operation of a run has as its id. */
  private static final String WRITE =
      """
      REPLACE INTO loadbearing.writes (id, request, status, answer) VALUES ('promotion', '', 0, '')
      """;

  private final Standing standing;
  private final String node;

  MySqlReplica(Standing standing, String node) {
    this.standing = standing;
    this.node = node;
  }

  /** What is asked of or told to a server over a connection of its own. */
  private interface Talk<T> {
    T with(Connection database) throws SQLException;
  }

  private <T> T talk(String other, Talk<T> talk) {
    try (var database = Databases.await(other, standing.forward(other), PATIENCE)) {
      return talk.with(database);
    } catch (SQLException e) {
      throw new DeploymentException("database '%s': %s".formatted(other, e.getMessage()), e);
    }
  }

  private void run(String... statements) {
    talk(
        node,
        database -> {
          Databases.run(database, statements);
          return true;
        });
  }

  private String ask(String other, String sql) {
    return talk(other, database -> Databases.ask(database, sql).replace("\n", ""));
  }

  /** Settings persist with the data, where the start script finds them: the role outlives it. */
  @Override
  public void lead() {
    applyReceived();
    run(
        "STOP REPLICA",
        "RESET REPLICA ALL",
        "SET PERSIST super_read_only = OFF",
        "SET PERSIST read_only = OFF",
        "SET PERSIST event_scheduler = ON");
  }

  /** A reset throws away what was received and not applied. */
  private void applyReceived() {
    run("STOP REPLICA IO_THREAD");
    talk(node, Following::of)
        .map(Following::received)
        .filter(received -> !received.isEmpty())
        .ifPresent(this::apply);
  }

  private void apply(String transactions) {
    var answer =
        ask(
            node,
            "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', %d)"
                .formatted(transactions, CATCH_UP_SECONDS));
    if (!answer.equals("0")) {
      throw new DeploymentException(
          "replica '%s' did not apply all of %s within %d s"
              .formatted(node, transactions, CATCH_UP_SECONDS));
    }
  }

  /** Transactions that have begun end before this is set, those after them are refused. */
  @Override
  public void submit() {
    run("SET PERSIST event_scheduler = OFF", "SET PERSIST super_read_only = ON");
  }

  @Override
  public void follow(String source) {
    run("STOP REPLICA");
    new Replication(standing, node, source).wire();
  }

  @Override
  public void copy(String source) {
    new Cloning(standing, node, source).copy();
  }

  @Override
  public Optional<String> errant(String source) {
    var theirs = executed(source);
    var errant = ask(node, "SELECT GTID_SUBTRACT(@@gtid_executed, '%s')".formatted(theirs));
    return errant.isEmpty()
        ? Optional.empty()
        : Optional.of("transactions %s, which '%s' lacks".formatted(errant, source));
  }

  private String executed(String other) {
    return ask(other, "SELECT @@gtid_executed");
  }

  @Override
  public void catchUp(String source) {
    apply(executed(source));
  }

  @Override
  public String received() {
    var waiting = talk(node, Following::of).map(Following::received).orElse("");
    return waiting.isEmpty() ? executed(node) : executed(node) + "," + waiting;
  }

  @Override
  public boolean covers(String received) {
    return ask(node, "SELECT GTID_SUBSET('%s', '%s')".formatted(received, received())).equals("1");
  }

  /** By the account of its clients, who may do less than an operator. */
  @Override
  public Optional<String> refusal() {
    try (var database = Databases.client(standing.forward(node))) {
      Databases.run(database, WRITE);
    } catch (SQLException e) {
      return Optional.of("'%s' takes no write: %s".formatted(node, e.getMessage()));
    }
    return talk(node, Following::of)
        .map(following -> "'%s' took a write, and still follows %s".formatted(node, following));
  }

  @Override
  public boolean has(String key) {
    return ask(node, "SELECT COUNT(*) FROM loadbearing.writes WHERE id = '%s'".formatted(key))
        .equals("1");
  }

  @Override
  public Optional<String> estranged(String source) {
    return new MySqlReplica(standing, source)
        .refusal()
        .or(() -> new Replication(standing, node, source).obstacle());
  }

  @Override
  public long connections() {
    return Long.parseLong(
        ask(node, "SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'app'"));
  }
}
