package loadbearing.generator;

import java.util.Optional;
import loadbearing.history.Outcome;
import loadbearing.history.Path;
import loadbearing.workload.Action;
import loadbearing.workload.draw.Intent;

/**
 * How an intent is asked over HTTP, and what the reply says about its effect.
 *
 * <table>
 * <caption>What a reply means</caption>
 * <tr><th>reply</th><th>a write</th><th>a read</th></tr>
 * <tr><td>not sent: not resolved, refused, no connection in time</td><td>FAILED</td><td>FAILED</td></tr>
 * <tr><td>2xx</td><td>OK</td><td>OK; FAILED if the value is not in it</td></tr>
 * <tr><td>409 to a compare-and-set, with {@code swapped}</td><td>OK</td><td></td></tr>
 * <tr><td>any other with {@code Loadbearing-Outcome: failed}</td><td>FAILED</td><td>FAILED</td></tr>
 * <tr><td>any other with {@code Loadbearing-Outcome: unknown}</td><td>UNKNOWN</td><td>FAILED</td></tr>
 * <tr><td>any other 4xx</td><td>FAILED</td><td>FAILED</td></tr>
 * <tr><td>any other</td><td>UNKNOWN</td><td>FAILED</td></tr>
 * <tr><td>sent and no whole answer: reset, closed, deadline</td><td>UNKNOWN</td><td>FAILED</td></tr>
 * </table>
 *
 * <p>A compare-and-set that did not match is OK, for it was evaluated and answered: users had an
 * answer, and checkers learn that the register did not hold {@code from}. Its output is the node's
 * whole answer, {@code {"swapped":false,"value":7}}, which no history can mistake for a swap. A
 * read without an answer is FAILED, for it certainly had no effect. A write that the node answered
 * from its record, having seen its key before, is OK and says so as its error. Input and output of
 * a transaction are request and answer as they were, the answer also where it was rolled back
 * because it was told to, which is FAILED.
 */
public final class Wire {
  private static final int ERROR_LENGTH = 160;

  /** We ask once, so that somebody else did: a balancer, or a run before with the same seed. */
  private static final String REPLAYED = "replayed: the node had this write's key before";

  private Wire() {}

  /**
   * One HTTP request.
   *
   * @param method GET, PUT or POST
   * @param target path and query
   * @param body JSON, empty if none
   * @param input what a history says was written, empty if nothing
   */
  public record Request(String method, String target, String body, String input) {}

  /**
   * The request of an intent. Every write carries a value of its own, made of its id.
   *
   * @param from JSON text of what a compare-and-set expects; {@code null} for an absent register
   * @param pageWork what a page costs, 0 for what the node thinks usual
   */
  public static Request request(Intent intent, String from, int pageWork) {
    var key = intent.key();
    long id = intent.id();
    return switch (intent.action()) {
      case PROFILE_READ -> get("/users/" + key);
      case PROFILE_WRITE -> profile(key, id);
      case FEED_READ -> get("/users/" + key + "/feed?limit=10");
      case POST_WRITE -> post("/users/" + key + "/posts", "text", quoted("post " + id));
      case REGISTER_READ -> get("/registers/" + key);
      case REGISTER_WRITE ->
          new Request("PUT", "/registers/" + key, "{\"value\":" + id + "}", Long.toString(id));
      case REGISTER_CAS ->
          new Request(
              "POST",
              "/registers/" + key + "/cas",
              "{\"from\":" + from + ",\"to\":" + id + "}",
              "[" + from + "," + id + "]");
      case LIST_READ -> get("/lists/" + key);
      case LIST_APPEND -> post("/lists/" + key, "value", Long.toString(id));
      case LOGIN -> login(key);
      case WHOAMI -> get("/me");
      case CART_READ -> get("/cart");
      case CART_WRITE -> post("/cart", "item", quoted("item " + id));
      case PAGE -> get(pageWork == 0 ? "/page" : "/page?work=" + pageWork);
      case TRANSACTION ->
          new Request("POST", "/transactions", intent.transaction(), intent.transaction());
    };
  }

  private static Request get(String target) {
    return new Request("GET", target, "", "");
  }

  private static Request post(String target, String member, String value) {
    return new Request("POST", target, "{\"" + member + "\":" + value + "}", value);
  }

  private static Request profile(String key, long id) {
    var bio = quoted("bio " + id);
    return new Request(
        "PUT",
        "/users/" + key,
        "{\"name\":\"User %s\",\"email\":\"user%s@example.org\",\"bio\":%s}"
            .formatted(key, key, bio),
        bio);
  }

  private static Request login(String user) {
    return new Request(
        "POST", "/login", "{\"user\":%s,\"password\":\"password%s\"}".formatted(user, user), "");
  }

  private static String quoted(String plain) {
    return '"' + plain + '"';
  }

  /** What the reply says about the action's effect, by the table above. */
  public static Meaning meaning(Action action, Reply reply) {
    return switch (reply) {
      case Reply.NotSent notSent -> none(Outcome.FAILED, notSent.error());
      case Reply.Silence silence -> none(unlessRead(action), silence.error());
      case Reply.Answer answer -> meaning(action, answer);
    };
  }

  private static Meaning none(Outcome outcome, String error) {
    return new Meaning(outcome, "", Path.NOBODY, 0, 0, error);
  }

  private static Outcome unlessRead(Action action) {
    return action.changes() ? Outcome.UNKNOWN : Outcome.FAILED;
  }

  private static Meaning meaning(Action action, Reply.Answer answer) {
    if (answer.status() / 100 == 2) {
      return answered(action, answer);
    }
    boolean mismatch = action == Action.REGISTER_CAS && answer.status() == 409;
    if (mismatch && Members.find(answer.body(), "swapped").isPresent()) {
      return of(answer, Outcome.OK, answer.body(), "");
    }
    return of(answer, refused(action, answer), "", error(answer));
  }

  private static Outcome refused(Action action, Reply.Answer answer) {
    return switch (answer.effect()) {
      case "failed" -> Outcome.FAILED;
      case "unknown" -> unlessRead(action);
      default -> answer.status() / 100 == 4 ? Outcome.FAILED : unlessRead(action);
    };
  }

  private static Meaning answered(Action action, Reply.Answer answer) {
    if (action == Action.TRANSACTION) {
      return ended(answer);
    }
    var member = member(action);
    if (member.isEmpty()) {
      var output = action == Action.REGISTER_CAS ? answer.body() : "";
      return of(answer, Outcome.OK, output, answer.replayed() ? REPLAYED : "");
    }
    return Members.find(answer.body(), member)
        .map(value -> of(answer, Outcome.OK, value, ""))
        .orElseGet(
            () ->
                of(
                    answer,
                    action.changes() ? Outcome.OK : Outcome.FAILED,
                    "",
                    "answer has no '" + member + "': " + shortened(answer.body())));
  }

  /** A transaction that was told to abort had no effect, and yet its reads are evidence. */
  private static Meaning ended(Reply.Answer answer) {
    boolean committed = Members.find(answer.body(), "committed").equals(Optional.of("true"));
    var note = answer.replayed() ? REPLAYED : "";
    return of(
        answer,
        committed ? Outcome.OK : Outcome.FAILED,
        answer.body(),
        committed ? note : "aborted as it was told to");
  }

  /** The member of the answer that a history keeps, empty for none. */
  private static String member(Action action) {
    return switch (action) {
      case PROFILE_READ -> "bio";
      case REGISTER_READ -> "value";
      case LIST_READ -> "values";
      case LOGIN -> "session";
      case CART_READ -> "items";
      case WHOAMI -> "id";
      case PROFILE_WRITE,
          FEED_READ,
          POST_WRITE,
          REGISTER_WRITE,
          REGISTER_CAS,
          LIST_APPEND,
          CART_WRITE,
          PAGE,
          TRANSACTION ->
          "";
    };
  }

  private static Meaning of(Reply.Answer answer, Outcome outcome, String output, String error) {
    return new Meaning(outcome, output, answer.path(), answer.version(), answer.status(), error);
  }

  private static String error(Reply.Answer answer) {
    var body = shortened(answer.body());
    return body.isEmpty() ? "status " + answer.status() : body;
  }

  private static String shortened(String text) {
    return text.length() <= ERROR_LENGTH ? text : text.substring(0, ERROR_LENGTH) + "...";
  }
}
