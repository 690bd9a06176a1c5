package loadbearing.node.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A change that takes effect once, however often it is asked for.
 *
 * @param key tells this change from every other, at most 64 characters
 * @param request what was asked, in words: a key that comes back with another request is a mistake
 * @param effect statements that make the change and set the session's variables {@code @status},
 *     {@code @version} (or NULL) and {@code @answer}, all three every time
 */
public record Write(String key, String request, Sql effect) {
  public Write {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(effect, "effect");
  }

  /** The whole transaction but its commit; its one result is status, version and answer. */
  Sql transaction() {
    List<Object> values = new ArrayList<>(effect.values());
    values.add(key);
    values.add(request);
    return new Sql(
        "START TRANSACTION;"
            + effect.text()
            + ";INSERT INTO writes(id,request,status,version,answer)"
            + " VALUES(?,?,@status,@version,@answer);SELECT @status,@version,@answer",
        values);
  }

  /** Writes down what is answered. */
  public Sql record(String answer) {
    return Sql.of(
        "INSERT INTO writes(id,request,status,version,answer) VALUES(?,?,200,NULL,?)",
        key,
        request,
        answer);
  }

  /** What was answered when the key was used. */
  Sql recorded() {
    return Sql.of("SELECT status,version,answer,request FROM writes WHERE id=?", key);
  }
}
