package loadbearing.node;

import static loadbearing.node.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every endpoint, on a database that is well. */
class EndpointsIT {
  @TempDir static Path folder;

  private static MySql mysql;
  private static AppNode node;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    mysql = MySql.start();
    node = Nodes.start(mysql.address(), "ARRIVALS", folder.resolve("arrivals").toString());
    client = new Client(node.port());
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      client.close();
      node.close();
    }
    if (mysql != null) {
      mysql.close();
    }
  }

  @Test
  void profileNamesNodeSiteSoftwareDatabaseAndVersion() throws IOException {
    var answer = client.get("/users/12");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"id\":12,\"name\":\"User 12\",\"email\":\"user12@example.org\","
                + "\"bio\":\"User 12 writes about things number 12 and 12.\"}");
    assertThat(header(answer, "Loadbearing-Node")).isEqualTo("app1");
    assertThat(header(answer, "Loadbearing-Site")).isEqualTo("east");
    assertThat(header(answer, "Loadbearing-Software")).isEqualTo("7");
    assertThat(header(answer, "Loadbearing-Database")).isEqualTo(MySql.REPORT_HOST);
    assertThat(header(answer, "Loadbearing-Version")).isEqualTo("1");
  }

  @Test
  void changedProfileIsReadWithTheNextVersion() throws IOException {
    var profile =
        "{\"id\":20,\"name\":\"Zoë \\\"Z\\\"\",\"email\":\"z@example.org\",\"bio\":\"日本\"}";

    var put = client.send("PUT", "/users/20", profile.replace("\"id\":20,", ""));
    var read = client.get("/users/20?from=primary");

    assertThat(put.body()).isEqualTo(profile);
    assertThat(header(put, "Loadbearing-Version")).isEqualTo("2");
    assertThat(read.body()).isEqualTo(profile);
    assertThat(header(read, "Loadbearing-Version")).isEqualTo("2");
  }

  @Test
  void postAppearsInTheFeedOfAFollowerWithItsComments() throws IOException {
    client.send("POST", "/users/30/follow/31", "");
    var post = client.send("POST", "/users/31/posts", "{\"text\":\"the latest\"}");
    var id = number(post);
    var comment =
        client.send("POST", "/posts/" + id + "/comments", "{\"author\":30,\"text\":\"well said\"}");

    assertThat(post.statusCode()).isEqualTo(201);
    assertThat(comment.statusCode()).isEqualTo(201);
    assertThat(client.get("/users/30/feed?limit=1").body())
        .isEqualTo(
            "{\"posts\":[{\"id\":%d,\"author\":31,\"name\":\"User 31\",\"text\":\"the latest\"}]}"
                .formatted(id));
    assertThat(client.get("/posts/" + id).body())
        .contains("\"text\":\"the latest\",\"comments\":[{\"id\":")
        .contains("\"author\":30,\"text\":\"well said\"");
  }

  @Test
  void registerCountsItsVersions() throws IOException {
    assertThat(client.get("/registers/v").body()).isEqualTo("{\"value\":null}");
    assertThat(header(client.get("/registers/v"), "Loadbearing-Version")).isEqualTo("absent");

    var first = client.send("PUT", "/registers/v", "{\"value\":5}");
    var second = client.send("PUT", "/registers/v", "{\"value\":5}");

    assertThat(header(first, "Loadbearing-Version")).isEqualTo("1");
    assertThat(header(second, "Loadbearing-Version")).isEqualTo("2");
    assertThat(client.get("/registers/v").body()).isEqualTo("{\"value\":5}");
  }

  @Test
  void compareAndSetSwapsOnlyTheExpectedValue() throws IOException {
    var created = client.send("POST", "/registers/c/cas", "{\"from\":null,\"to\":1}");
    var swapped = client.send("POST", "/registers/c/cas", "{\"from\":1,\"to\":2}");
    var missed = client.send("POST", "/registers/c/cas", "{\"from\":1,\"to\":3}");
    var absent = client.send("POST", "/registers/none/cas", "{\"from\":1,\"to\":3}");

    assertThat(created.statusCode()).isEqualTo(200);
    assertThat(swapped.body()).isEqualTo("{\"swapped\":true}");
    assertThat(missed.statusCode()).isEqualTo(409);
    assertThat(missed.body()).isEqualTo("{\"swapped\":false,\"value\":2}");
    assertThat(header(missed, "Loadbearing-Version")).isEqualTo("2");
    assertThat(absent.body()).isEqualTo("{\"swapped\":false,\"value\":null}");
    assertThat(client.get("/registers/c").body()).isEqualTo("{\"value\":2}");
  }

  @Test
  void ofManyWhoCompareAndSetAtOnceOneWins() throws Exception {
    client.send("PUT", "/registers/race", "{\"value\":0}");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var races =
          threads.invokeAll(
              IntStream.rangeClosed(1, 20)
                  .mapToObj(
                      i ->
                          (Callable<Integer>)
                              () ->
                                  client
                                      .send(
                                          "POST",
                                          "/registers/race/cas",
                                          "{\"from\":0,\"to\":%d}".formatted(i),
                                          "Loadbearing-Deadline-Millis",
                                          "20000")
                                      .statusCode())
                  .toList());

      assertThat(races).extracting(race -> race.get()).containsOnlyOnce(200).containsOnly(200, 409);
    }
  }

  @Test
  void listKeepsTheOrderOfItsAppends() throws IOException {
    assertThat(client.get("/lists/l").body()).isEqualTo("{\"values\":[]}");

    client.send("POST", "/lists/l", "{\"value\":3}");
    var second = client.send("POST", "/lists/l", "{\"value\":-1}");

    assertThat(second.body()).isEqualTo("{\"appended\":-1}");
    assertThat(header(second, "Loadbearing-Version")).isEqualTo("2");
    assertThat(client.get("/lists/l").body()).isEqualTo("{\"values\":[3,-1]}");
  }

  @Test
  void sameKeyAgainGivesTheSameAnswerAndNoSecondEffect() throws IOException {
    String[] key = {"Idempotency-Key", "again"};

    var first = client.send("POST", "/lists/once", "{\"value\":1}", key);
    var second = client.send("POST", "/lists/once", "{\"value\":1}", key);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.statusCode()).isEqualTo(first.statusCode());
    assertThat(header(second, "Loadbearing-Version")).isEqualTo("1");
    assertThat(header(first, "Loadbearing-Replayed")).isEqualTo("absent");
    assertThat(header(second, "Loadbearing-Replayed")).isEqualTo("true");
    assertThat(client.get("/lists/once").body()).isEqualTo("{\"values\":[1]}");
  }

  @Test
  void sameKeyForAnotherRequestIsRefused() throws IOException {
    String[] key = {"Idempotency-Key", "elsewhere"};

    client.send("PUT", "/registers/e1", "{\"value\":1}", key);
    var second = client.send("PUT", "/registers/e2", "{\"value\":1}", key);

    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).contains("was used before, for PUT /registers/e1");
    assertThat(client.get("/registers/e2").body()).isEqualTo("{\"value\":null}");
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

  @Test
  void pageCostsWorkAndNoDatabase() throws IOException {
    var page = client.get("/page?work=20");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo(client.get("/page?work=20").body());
    assertThat(page.body()).isNotEqualTo(client.get("/page?work=21").body());
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(header(page, "Loadbearing-Database")).isEmpty();
  }

  @Test
  void readyNamesWhatAnswers() throws IOException {
    assertThat(client.get("/ready").body()).isEqualTo("{\"primary\":\"up\"}");
    assertThat(client.get("/health").body()).isEqualTo("{\"health\":\"up\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          GET    | /users/0              |                          | 400 | an id of 1 or more
          GET    | /users/99999          |                          | 404 | no user 99999
          PUT    | /users/99999          | {"name":"n","email":"e","bio":"b"} | 404 | no user 99999
          PUT    | /users/1              | {"name":"n"}             | 400 | the fields [name, email, bio]
          PUT    | /users/1              | {"name":"","email":"e","bio":"b"} | 400 | 1 to 100 characters
          POST   | /users/1/follow/1     |                          | 400 | two users
          POST   | /users/99999/posts    | {"text":"t"}             | 404 | no user 99999
          GET    | /users/1/feed?limit=x |                          | 400 | limit=1..100
          GET    | /users/1?from=moon    |                          | 400 | from=primary
          GET    | /posts/99999          |                          | 404 | no post 99999
          POST   | /posts/99999/comments | {"author":1,"text":"t"}  | 404 | no post 99999
          PUT    | /registers/a          | {"value":"5"}            | 400 | expected an integer
          PUT    | /registers/a          | {"value":null}           | 400 | expected an integer
          PUT    | /registers/a          | {"value":1.5}            | 400 | expected integers
          PUT    | /registers/a          | {"value":                | 400 | not JSON
          PUT    | /registers/a          | [1]                      | 400 | a JSON object
          PUT    | /registers/a          |                          | 400 | found none
          PUT    | /registers/a          | {"value":1} 2            | 400 | one JSON value
          POST   | /login                | {"user":"me","password":"p"} | 400 | field 'user'
          GET    | /me                   |                          | 400 | Loadbearing-Session
          GET    | /page?work=0          |                          | 400 | work=1..
          GET    | /nowhere              |                          | 404 | no such path
          DELETE | /users/1              |                          | 405 | expected GET or PUT
          """)
  void badInputSaysWhatWasWrong(String method, String path, String body, int status, String why)
      throws IOException {
    var answer = client.send(method, path, body == null ? "" : body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"error\":").contains(why);
    assertThat(header(answer, "Loadbearing-Node")).isEqualTo("app1");
    assertThat(header(answer, "Loadbearing-Outcome")).isEqualTo("failed");
  }

  @ParameterizedTest
  @CsvSource({
    "Loadbearing-Operation, x",
    "Loadbearing-Deadline-Millis, 0",
    "Loadbearing-Deadline-Millis, 60001",
    "Idempotency-Key, 12345678901234567890123456789012345678901234567890123456789012345",
  })
  void badHeaderSaysWhatWasWrong(String name, String value) throws IOException {
    var answer = client.send("PUT", "/registers/a", "{\"value\":1}", name, value);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(name);
  }

  @Test
  void transactionGivesAResultAndAVersionForEachStep() throws IOException {
    var steps =
        """
        ["r","register","t1"],["w","register","t1",5],["w","register","t1",6],["r","register","t1"],
        ["r","list",1],["append","list",1,7],["append","list",1,8],["r","list",1],["pause",1]""";
    String[] key = {"Idempotency-Key", "transaction"};

    var answer = transaction("serializable", false, steps, key);
    var again = transaction("serializable", false, steps, key);

    assertThat(answer.body())
        .isEqualTo(
            "{\"committed\":true,\"results\":[null,null,null,6,[],null,null,[7,8],null],"
                + "\"versions\":[null,1,2,2,null,1,2,2,null]}");
    assertThat(again.body()).isEqualTo(answer.body());
    assertThat(header(again, "Loadbearing-Replayed")).isEqualTo("true");
    assertThat(client.get("/lists/1").body()).isEqualTo("{\"values\":[7,8]}");
  }

  @Test
  void abortedTransactionLeavesNothing() throws IOException {
    var answer = transaction("read-committed", true, "[\"append\",\"list\",\"abort\",1]");

    assertThat(answer.body()).startsWith("{\"committed\":false,");
    assertThat(client.get("/lists/abort").body()).isEqualTo("{\"values\":[]}");
  }

  @Test
  void uncommittedWritesAreSeenAtReadUncommittedAlone() throws Exception {
    client.send("PUT", "/registers/dirty", "{\"value\":1}");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writer =
          threads.submit(
              () ->
                  transaction(
                      "repeatable-read",
                      true,
                      "[\"w\",\"register\",\"dirty\",2],[\"pause\",2000]",
                      "Loadbearing-Deadline-Millis",
                      "20000"));
      var read = "[\"r\",\"register\",\"dirty\"]";
      Await.until(
          "a dirty read",
          () -> transaction("read-uncommitted", false, read).body().contains("[2]"));
      assertThat(transaction("read-committed", false, read).body()).contains("\"results\":[1]");
      assertThat(writer.get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void transactionGivenUpInADeadlockIsAConflictWithoutEffect() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var crossing =
          threads.invokeAll(
              List.<Callable<HttpResponse<String>>>of(
                  () -> crossing("dead1", "dead2"), () -> crossing("dead2", "dead1")));

      assertThat(crossing)
          .extracting(answer -> answer.get().statusCode())
          .containsExactlyInAnyOrder(200, 409);
      var given =
          crossing.get(0).get().statusCode() == 409 ? crossing.get(0).get() : crossing.get(1).get();
      assertThat(header(given, "Loadbearing-Outcome")).isEqualTo("failed");
      assertThat(given.body()).contains("gave the transaction up");
    }
    assertThat(client.get("/lists/dead1").body()).isEqualTo("{\"values\":[1]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          snapshot        | ["r","list",1]           | no isolation level
          serializable    | ["x","list",1]           | a step like
          serializable    | ["r","list",1,2]         | a step like
          serializable    | ["append","list",1,"2"]  | an integer to write
          serializable    | ["r","list",null]        | a key of
          serializable    | ["pause",10001]          | a pause of
          serializable    | 5                        | a step like
          """)
  void badTransactionSaysWhatWasWrong(String isolation, String steps, String why)
      throws IOException {
    var answer = transaction(isolation, false, steps);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
  }

  private static HttpResponse<String> crossing(String first, String second) throws IOException {
    return transaction(
        "repeatable-read",
        false,
        "[\"append\",\"list\",\"%s\",1],[\"pause\",700],[\"append\",\"list\",\"%s\",1]"
            .formatted(first, second),
        "Loadbearing-Deadline-Millis",
        "20000");
  }

  private static HttpResponse<String> transaction(
      String isolation, boolean abort, String steps, String... headers) throws IOException {
    var body =
        "{\"isolation\":\"%s\",\"steps\":[%s],\"abort\":%b}".formatted(isolation, steps, abort);
    return client.send("POST", "/transactions", body, headers);
  }

  @Test
  void arrivalsAreWrittenDown() throws Exception {
    client.get("/health", "Loadbearing-Operation", "9223372036854775807");
    client.get("/nowhere", "Loadbearing-Operation", "42");

    Await.until(
        "both arrivals",
        () ->
            Files.readAllLines(folder.resolve("arrivals"))
                .equals(List.of("9223372036854775807", "42")));
  }

  private static long number(HttpResponse<String> answer) {
    return Long.parseLong(answer.body().replaceAll("\\D", ""));
  }
}
