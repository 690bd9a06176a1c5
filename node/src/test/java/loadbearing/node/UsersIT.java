package loadbearing.node;

import static loadbearing.node.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users, what they post, and who follows whom, on a database that is well. */
@ExtendWith(Well.class)
class UsersIT {
  private final Client client;

  UsersIT(Client client) {
    this.client = client;
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

  private static long number(HttpResponse<String> answer) {
    return Long.parseLong(answer.body().replaceAll("\\D", ""));
  }
}
