package loadbearing.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.node.remote.Deadline;
import loadbearing.node.remote.Unavailable;
import org.junit.jupiter.api.Test;

class RouterTest {
  private final Router router =
      new Router()
          .add("GET", "/users/{id}", request -> Answer.json(200, "user " + request.id(0)))
          .add("PUT", "/users/{id}", request -> Answer.json(200, "changed"))
          .add("POST", "/lists/{key}/x/{id}", r -> Answer.json(200, r.key(0) + r.id(1)));

  @Test
  void variablesAreTakenFromThePathInOrder() throws Unavailable {
    assertThat(body("GET", "/users/7")).isEqualTo("\"user 7\"");
    assertThat(body("POST", "/lists/a/x/3")).isEqualTo("\"a3\"");
  }

  @Test
  void unknownPathIsNotFound() throws Unavailable {
    assertThat(router.answer(request("GET", "/users")).status()).isEqualTo(404);
    assertThat(router.answer(request("GET", "/users/7/")).status()).isEqualTo(404);
    assertThat(router.answer(request("GET", "/")).status()).isEqualTo(404);
  }

  @Test
  void wrongMethodNamesTheRightOnes() throws Unavailable {
    var answer = router.answer(request("POST", "/users/7"));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(new String(answer.body())).contains("expected GET or PUT here, found POST");
  }

  @Test
  void badRequestOfAnEndpointIsAnswered() throws Unavailable {
    var answer = router.answer(request("GET", "/users/seven"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(new String(answer.body())).contains("found 'seven'");
  }

  private String body(String method, String path) throws Unavailable {
    return new String(router.answer(request(method, path)).body());
  }

  private static Request request(String method, String path) {
    return new Request(
        method,
        path,
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        new byte[0],
        new Deadline(0, Duration.ofSeconds(1)));
  }
}
