package loadbearing.node;

import static loadbearing.node.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes no sense is refused with a reason. */
@ExtendWith(Well.class)
class BadRequestsIT {
  private final Client client;

  BadRequestsIT(Client client) {
    this.client = client;
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
}
