package loadbearing.node.site;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import loadbearing.node.database.Sql;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Fields;
import loadbearing.node.http.Json;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Unavailable;

/** Lists of integers: one a key, read whole or appended to. */
final class Lists {
  private final Store store;

  Lists(Store store) {
    this.store = store;
  }

  Answer read(Request request) throws Unavailable {
    var sql = Sql.of("SELECT items,version FROM lists WHERE k=?", request.key(0));
    var found =
        store.read(
            request,
            sql,
            rows ->
                rows.next()
                    ? Answer.json(200, Map.of("values", values(rows.getString(1))))
                        .at(rows.getLong(2))
                    : Answer.json(200, Map.of("values", List.of())));
    return found.value().from(found);
  }

  Answer append(Request request) throws Unavailable {
    var key = request.key(0);
    var value = Fields.of(request.body(), "value").integer("value");
    return store.write(
        request,
        append(key, value)
            .then(
                Sql.of(
                    "SET @status=200,@answer=?,@version=(SELECT version FROM lists WHERE k=?)",
                    Json.text(Map.of("appended", value)),
                    key)));
  }

  /** One change of one row, which leaves the new version of an old row in LAST_INSERT_ID(). */
  static Sql append(String key, long value) {
    return Sql.of(
        "INSERT INTO lists(k,items,version) VALUES(?,?,1) AS new"
            + " ON DUPLICATE KEY UPDATE items=CONCAT(lists.items,',',new.items),"
            + "version=LAST_INSERT_ID(lists.version+1)",
        key,
        Long.toString(value));
  }

  /** What the column holds, as a list. */
  static List<Long> values(String items) {
    return Arrays.stream(items.split(",")).map(Long::valueOf).toList();
  }
}
