package loadbearing.node.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import loadbearing.node.database.Found;
import loadbearing.node.database.Written;
import loadbearing.node.remote.Outcome;
import loadbearing.node.remote.Unavailable;

/**
 * What the node answers.
 *
 * @param status of HTTP
 * @param type the media type of the body
 * @param body as sent
 * @param database the server that answered the node, empty if none was asked
 * @param store the session store that answered the node, empty if none was asked
 * @param version of the row read or written
 * @param outcome of what was asked, where it was not done
 * @param replayed whether it is the recorded answer to an earlier request
 */
public record Answer(
    int status,
    String type,
    byte[] body,
    String database,
    String store,
    OptionalLong version,
    Optional<Outcome> outcome,
    boolean replayed) {
  private static final String JSON = "application/json";

  public Answer {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(outcome, "outcome");
  }

  /** A value, without a database. */
  public static Answer json(int status, Object value) {
    return new Answer(
        status, JSON, Json.write(value), "", "", OptionalLong.empty(), Optional.empty(), false);
  }

  /** A page, without a database. */
  public static Answer html(String page) {
    return new Answer(
        200,
        "text/html; charset=utf-8",
        page.getBytes(StandardCharsets.UTF_8),
        "",
        "",
        OptionalLong.empty(),
        Optional.empty(),
        false);
  }

  /** What was wrong with a request, which therefore had no effect. */
  public static Answer error(int status, String why) {
    return json(status, Map.of("error", why)).with(Outcome.FAILED);
  }

  /** A mistake of the node's own: 500, and nobody knows what it left behind. */
  static Answer failure(String why) {
    return json(500, Map.of("error", why)).with(Outcome.UNKNOWN);
  }

  /** What was written, or once was. */
  public static Answer of(Written written) {
    return new Answer(
        written.status(),
        JSON,
        written.answer().getBytes(StandardCharsets.UTF_8),
        written.server(),
        "",
        written.version(),
        written.status() >= 400 ? Optional.of(Outcome.FAILED) : Optional.empty(),
        written.replayed());
  }

  /** What the database did not do: 503, which says what is known of the effect. */
  public static Answer of(Unavailable e) {
    return unavailable(503, e);
  }

  /** The same with another status. */
  public static Answer unavailable(int status, Unavailable e) {
    var body = new LinkedHashMap<String, Object>();
    body.put("error", e.getMessage());
    body.put("outcome", e.outcome().word());
    return json(status, body).with(e.outcome()).from(e.server());
  }

  /** The same, said by a database server. */
  public Answer from(String server) {
    return new Answer(status, type, body, server, store, version, outcome, replayed);
  }

  /** The same, said by the server that found something. */
  public Answer from(Found<?> found) {
    return from(found.server());
  }

  /** The same, said by a session store. */
  public Answer keptBy(String server) {
    return new Answer(status, type, body, database, server, version, outcome, replayed);
  }

  /** The same, of a row with a version. */
  public Answer at(long rowVersion) {
    return new Answer(
        status, type, body, database, store, OptionalLong.of(rowVersion), outcome, replayed);
  }

  private Answer with(Outcome known) {
    return new Answer(status, type, body, database, store, version, Optional.of(known), replayed);
  }
}
