package loadbearing.node;

import static loadbearing.node.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions in Redis: while it is well, away, silent, and after it came back without them. */
class RedisSessionsIT {
  /** The first login of a process loads a driver, on a machine that has other work. */
  private static final String[] PATIENT = {"Loadbearing-Deadline-Millis", "20000"};

  private static MySql mysql;
  private static RedisServer redis;

  private AppNode node;
  private Client client;

  @BeforeAll
  static void startServers() {
    mysql = MySql.start();
    redis = RedisServer.start();
  }

  @AfterAll
  static void stopServers() {
    if (redis != null) {
      redis.close();
    }
    if (mysql != null) {
      mysql.close();
    }
  }

  @BeforeEach
  void startNode() throws IOException {
    node = Nodes.start(mysql.address(), "SESSIONS", redis.url());
    client = new Client(node.port());
  }

  @AfterEach
  void stopNode() {
    client.close();
    node.close();
  }

  @Test
  void sessionLastsFromLoginToLogout() throws IOException {
    var login = login(client);
    var session = session(login);

    var me = client.get("/me", session);
    assertThat(me.body()).isEqualTo("{\"id\":5,\"name\":\"User 5\"}");
    assertThat(client.get("/cart", session).body()).isEqualTo("{\"items\":[]}");
    client.send("POST", "/cart", "{\"item\":\"日本\"}", session);
    client.send("POST", "/cart", "{\"item\":\"pen\"}", session);
    assertThat(client.get("/cart", session).body()).isEqualTo("{\"items\":[\"日本\",\"pen\"]}");
    assertThat(client.send("POST", "/logout", "", session).body()).isEqualTo("{\"ended\":true}");
    assertThat(client.get("/me", session).statusCode()).isEqualTo(401);
    assertThat(client.get("/cart", session).statusCode()).isEqualTo(401);
    assertThat(client.send("POST", "/cart", "{\"item\":\"x\"}", session).statusCode())
        .isEqualTo(401);
  }

  @Test
  void answersNameTheStoreAndTheDatabaseThatServed() throws IOException {
    var login = login(client);
    var me = client.get("/me", session(login));

    assertThat(header(login, "Loadbearing-Store")).isEqualTo(redis.server().address());
    assertThat(header(login, "Loadbearing-Database")).isEqualTo(MySql.REPORT_HOST);
    assertThat(header(me, "Loadbearing-Store")).isEqualTo(redis.server().address());
    assertThat(header(me, "Loadbearing-Database")).isEmpty();
    assertThat(header(client.get("/users/1"), "Loadbearing-Store")).isEqualTo("absent");
  }

  @Test
  void wrongPasswordOpensNoSession() throws IOException {
    var login = client.send("POST", "/login", "{\"user\":5,\"password\":\"password6\"}");

    assertThat(login.statusCode()).isEqualTo(401);
    assertThat(login.body()).contains("another password");
    assertThat(header(login, "Loadbearing-Outcome")).isEqualTo("failed");
  }

  @Test
  void cloneKnowsTheSessionAndTheDatabaseIsNotNeededForIt() throws IOException {
    var session = session(login(client));
    client.send("POST", "/cart", "{\"item\":\"book\"}", session);

    try (var clone = Nodes.start("localhost:1", "SESSIONS", redis.url());
        var user = new Client(clone.port())) {
      assertThat(user.get("/me", session).body()).isEqualTo("{\"id\":5,\"name\":\"User 5\"}");
      assertThat(user.get("/cart", session).body()).isEqualTo("{\"items\":[\"book\"]}");
    }
  }

  @Test
  void sameKeyAgainGivesTheSameAnswerAndNoSecondItem() throws Exception {
    var session = session(login(client));
    String[] twice = {session[0], session[1], "Idempotency-Key", "item-twice"};

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<HttpResponse<String>> add =
          () -> client.send("POST", "/cart", "{\"item\":\"book\"}", twice);
      var answers = new ArrayList<HttpResponse<String>>();
      for (var answer : threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> add).toList())) {
        answers.add(answer.get());
      }
      assertThat(answers).extracting(HttpResponse::body).containsOnly("{\"added\":\"book\"}");
      assertThat(answers)
          .filteredOn(answer -> header(answer, "Loadbearing-Replayed").equals("absent"))
          .hasSize(1);
    }
    assertThat(client.get("/cart", session).body()).isEqualTo("{\"items\":[\"book\"]}");
    var elsewhere = client.send("POST", "/logout", "", twice);
    assertThat(elsewhere.statusCode()).isEqualTo(400);
    assertThat(elsewhere.body()).contains("was used before, for POST /cart");
  }

  @Test
  void killedStoreIsUnavailableAndComesBackWithoutSessions() throws Exception {
    var session = session(login(client));

    redis.server().kill();
    var ready = client.get("/ready");
    var health = client.get("/health");
    var me = client.get("/me", session);
    var add = client.send("POST", "/cart", "{\"item\":\"x\"}", session);
    var login = login(client);
    var profile = client.get("/users/1");
    redis.server().restart();

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("\"primary\":\"up\",\"sessions\":\"session store");
    assertThat(health.statusCode()).isEqualTo(200);
    assertUnavailable(me, "failed");
    assertUnavailable(add, "failed");
    assertUnavailable(login, "failed");
    assertThat(header(login, "Loadbearing-Database")).isEqualTo(MySql.REPORT_HOST);
    assertThat(profile.statusCode()).isEqualTo(200);
    awaitReady(client);
    assertThat(client.get("/me", session).statusCode()).isEqualTo(401);
    assertThat(client.get("/me", session(login(client))).statusCode()).isEqualTo(200);
  }

  @Test
  void silentStoreIsAnsweredForWithinTheDeadlineAndHasWhatWasSentAtMostOnce() throws Exception {
    var session = session(login(client));

    redis.server().pause();
    HttpResponse<String> add;
    HttpResponse<String> afterwards;
    long elapsed;
    try {
      var start = System.nanoTime();
      add = client.send("POST", "/cart", "{\"item\":\"late\"}", session);
      elapsed = System.nanoTime() - start;
      afterwards = client.send("POST", "/cart", "{\"item\":\"never\"}", session);
    } finally {
      redis.server().resume();
    }

    assertUnavailable(add, "unknown");
    assertThat(Duration.ofNanos(elapsed)).isLessThan(Duration.ofSeconds(1));
    // Its connection is new, and the greeting was not answered: nothing was sent.
    assertUnavailable(afterwards, "failed");
    awaitReady(client);
    assertThat(client.get("/cart", session).body())
        .isIn("{\"items\":[\"late\"]}", "{\"items\":[]}");
  }

  @Test
  void tighterDeadlineThanTheStoresTimeoutsIsKept() throws Exception {
    var session = session(login(client));

    redis.server().pause();
    HttpResponse<String> me;
    long elapsed;
    try {
      var start = System.nanoTime();
      me = client.get("/me", session[0], session[1], "Loadbearing-Deadline-Millis", "200");
      elapsed = System.nanoTime() - start;
    } finally {
      redis.server().resume();
    }

    assertUnavailable(me, "failed");
    assertThat(me.body()).contains("did not answer within");
    assertThat(Duration.ofNanos(elapsed)).isLessThan(Duration.ofSeconds(1));
    awaitReady(client);
  }

  @Test
  void whatIsLostOnTheWayIsSentOnce() throws Exception {
    try (var wire = new CutWire(redis.server().port());
        var behind = Nodes.start(mysql.address(), "SESSIONS", "redis://localhost:" + wire.port());
        var user = new Client(behind.port())) {
      var session = session(login(user));
      var before = redis.scripts();

      wire.cutAfter("RPUSH");
      String[] add = {session[0], session[1], "Idempotency-Key", "lost"};
      assertUnavailable(user.send("POST", "/cart", "{\"item\":\"book\"}", add), "unknown");
      assertThat(redis.scripts() - before).isEqualTo(1);
      wire.mend();
      awaitReady(user);

      var again = user.send("POST", "/cart", "{\"item\":\"book\"}", add);
      assertThat(header(again, "Loadbearing-Replayed")).isEqualTo("true");
      assertThat(user.get("/cart", session).body()).isEqualTo("{\"items\":[\"book\"]}");
    }
  }

  @Test
  void whatTheStoreRefusesHasCertainlyNoEffect() throws Exception {
    var session = session(login(client));

    redis.say("CONFIG SET maxmemory 1");
    HttpResponse<String> add;
    try {
      add = client.send("POST", "/cart", "{\"item\":\"x\"}", session);
    } finally {
      redis.say("CONFIG SET maxmemory 0");
    }

    assertUnavailable(add, "failed");
    assertThat(add.body()).contains("refused: OOM");
    assertThat(client.get("/cart", session).body()).isEqualTo("{\"items\":[]}");
  }

  private static HttpResponse<String> login(Client user) throws IOException {
    return user.send(
        "POST", "/login", "{\"user\":5,\"password\":\"password5\"}", PATIENT[0], PATIENT[1]);
  }

  private static String[] session(HttpResponse<String> login) {
    assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
    return new String[] {"Loadbearing-Session", login.body().split("\"")[3]};
  }

  private static void awaitReady(Client user) throws Exception {
    Await.until("the node is ready", () -> user.get("/ready").statusCode() == 200);
  }

  private static void assertUnavailable(HttpResponse<String> answer, String outcome) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(header(answer, "Loadbearing-Outcome")).isEqualTo(outcome);
    assertThat(answer.body()).contains("session store").contains("\"outcome\":\"" + outcome);
  }
}
