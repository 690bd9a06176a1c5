package loadbearing.node;

import static loadbearing.node.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node does while its database is away, silent or read-only, and afterwards. */
class OutagesIT {
  private static final int CROWD = 200;
  private static final int DEADLINE_MILLIS = 1500;

  private static MySql mysql;

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
    node = Nodes.start(mysql.address(), "DEADLINE_MILLIS", "" + DEADLINE_MILLIS);
    client = new Client(node.port());
  }

  @AfterEach
  void stopNode() {
    client.close();
    node.close();
  }

  @Test
  void killedDatabaseIsUnavailableUntilItIsBack() throws Exception {
    assertThat(client.get("/users/1").statusCode()).isEqualTo(200);

    mysql.kill();
    var read = client.get("/users/1");
    var write = client.send("PUT", "/registers/k", "{\"value\":1}");
    var ready = client.get("/ready");
    mysql.restart();

    assertUnavailable(read, "failed");
    assertUnavailable(write, "failed");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("primary database");
    awaitHealed();
    assertThat(client.get("/registers/k").body()).isEqualTo("{\"value\":null}");
  }

  @Test
  void silentDatabaseIsUnavailableWithinTheDeadlineAndNobodyPilesUpOnIt() throws Exception {
    crowd();
    var threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();

    mysql.pause();
    List<HttpResponse<String>> first;
    List<HttpResponse<String>> second;
    long elapsed;
    int threads;
    try {
      var start = System.nanoTime();
      first = crowd();
      elapsed = System.nanoTime() - start;
      second = crowd();
      threads = ManagementFactory.getThreadMXBean().getThreadCount();
    } finally {
      mysql.resume();
    }

    assertThat(first).allSatisfy(answer -> assertUnavailable(answer, "failed"));
    assertThat(Duration.ofNanos(elapsed)).isLessThan(Duration.ofMillis(2 * DEADLINE_MILLIS));
    assertThat(second).allSatisfy(answer -> assertUnavailable(answer, "failed"));
    assertThat(second)
        .filteredOn(answer -> answer.body().contains("is away since"))
        .hasSizeGreaterThan(CROWD / 2);
    assertThat(threads).isLessThan(threadsBefore + 50);
    awaitHealed();
    assertThat(crowd()).extracting(HttpResponse::statusCode).containsOnly(200);
  }

  @Test
  void readOnlyDatabaseTakesNoWritesUntilItIsMadeWritable() throws Exception {
    client.send("PUT", "/registers/ro", "{\"value\":1}");

    mysql.run("SET GLOBAL super_read_only=ON");
    HttpResponse<String> write;
    HttpResponse<String> read;
    try {
      write = client.send("PUT", "/registers/ro", "{\"value\":2}");
      read = client.get("/registers/ro");
    } finally {
      mysql.run("SET GLOBAL super_read_only=OFF");
      mysql.run("SET GLOBAL read_only=OFF");
    }

    assertUnavailable(write, "failed");
    assertThat(write.body()).contains("is read-only");
    assertThat(header(write, "Loadbearing-Database")).isEqualTo(MySql.REPORT_HOST);
    assertThat(read.body()).isEqualTo("{\"value\":1}");
    assertThat(client.send("PUT", "/registers/ro", "{\"value\":3}").statusCode()).isEqualTo(200);
  }

  @Test
  void lockHeldByOthersEndsTheRequestAndLeavesTheRestAlone() throws Exception {
    client.send("PUT", "/registers/locked", "{\"value\":1}");

    try (var other = mysql.connect()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.executeUpdate("UPDATE registers SET value=2 WHERE k='locked'");
      }
      assertUnavailable(client.send("PUT", "/registers/locked", "{\"value\":3}"), "failed");
      assertThat(client.get("/registers/locked").body()).isEqualTo("{\"value\":1}");
      other.rollback();
    }

    assertThat(client.send("PUT", "/registers/locked", "{\"value\":4}").statusCode())
        .isEqualTo(200);
    assertThat(header(client.get("/registers/locked"), "Loadbearing-Version")).isEqualTo("2");
  }

  @Test
  void silenceBeforeTheCommitIsAFailureAndFromThereOnUnknown() throws Exception {
    try (var wire = new CutWire(mysql.port());
        var behind = Nodes.start("localhost:" + wire.port(), "DEADLINE_MILLIS", "500");
        var user = new Client(behind.port())) {
      wire.cutAt("START TRANSACTION");
      assertUnavailable(user.send("PUT", "/registers/w", "{\"value\":1}"), "failed");
      wire.mend();
      assertThat(user.get("/registers/w").body()).isEqualTo("{\"value\":null}");

      wire.cutAfter("COMMIT");
      String[] key = {"Idempotency-Key", "cut"};
      assertUnavailable(user.send("PUT", "/registers/w", "{\"value\":2}", key), "unknown");
      wire.mend();
      Await.until("the commit", () -> user.get("/registers/w").body().equals("{\"value\":2}"));
      var again = user.send("PUT", "/registers/w", "{\"value\":2}", key);
      assertThat(header(again, "Loadbearing-Replayed")).isEqualTo("true");
      assertThat(header(again, "Loadbearing-Version")).isEqualTo("1");
    }
  }

  @Test
  void readsGoToTheirEndpointAndSayWhichOneIsAway() throws Exception {
    try (var apart = Nodes.start(mysql.address(), "READS", "localhost:1");
        var user = new Client(apart.port())) {
      var read = user.get("/users/1");

      assertUnavailable(read, "failed");
      assertThat(read.body()).contains("reads database localhost:1");
      assertThat(user.get("/users/1?from=primary").statusCode()).isEqualTo(200);
      assertThat(user.send("PUT", "/registers/apart", "{\"value\":1}").statusCode()).isEqualTo(200);
      assertThat(user.get("/ready").body())
          .contains("\"primary\":\"up\",\"reads\":\"reads database");
    }
  }

  private List<HttpResponse<String>> crowd() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<HttpResponse<String>>();
      Callable<HttpResponse<String>> ask =
          () -> client.get("/users/1", "Loadbearing-Deadline-Millis", "" + DEADLINE_MILLIS);
      for (var answer : threads.invokeAll(java.util.Collections.nCopies(CROWD, ask))) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private void awaitHealed() throws Exception {
    Await.until("the node works again", () -> client.get("/users/1").statusCode() == 200);
  }

  private static void assertUnavailable(HttpResponse<String> answer, String outcome) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"error\":").contains("\"outcome\":\"" + outcome + "\"");
    assertThat(header(answer, "Loadbearing-Outcome")).isEqualTo(outcome);
    assertThat(header(answer, "Loadbearing-Node")).isEqualTo("app1");
  }
}
