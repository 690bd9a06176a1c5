package loadbearing.node;

import static loadbearing.node.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transactions of several steps, on a database that is well. */
@ExtendWith(Well.class)
class TransactionsIT {
  private final Client client;

  TransactionsIT(Client client) {
    this.client = client;
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

  private HttpResponse<String> crossing(String first, String second) throws IOException {
    return transaction(
        "repeatable-read",
        false,
        "[\"append\",\"list\",\"%s\",1],[\"pause\",700],[\"append\",\"list\",\"%s\",1]"
            .formatted(first, second),
        "Loadbearing-Deadline-Millis",
        "20000");
  }

  private HttpResponse<String> transaction(
      String isolation, boolean abort, String steps, String... headers) throws IOException {
    var body =
        "{\"isolation\":\"%s\",\"steps\":[%s],\"abort\":%b}".formatted(isolation, steps, abort);
    return client.send("POST", "/transactions", body, headers);
  }
}
