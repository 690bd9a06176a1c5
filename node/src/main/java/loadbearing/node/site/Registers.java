package loadbearing.node.site;

import java.util.Map;
import java.util.Optional;
import loadbearing.node.database.Sql;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Fields;
import loadbearing.node.http.Json;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Unavailable;

/** Registers: one integer a key, read, written, or compared and set. */
final class Registers {
  private static final String VERSION = "@version=(SELECT version FROM registers WHERE k=?)";

  private final Store store;

  Registers(Store store) {
    this.store = store;
  }

  Answer read(Request request) throws Unavailable {
    var sql = Sql.of("SELECT value,version FROM registers WHERE k=?", request.key(0));
    var found =
        store.read(
            request,
            sql,
            rows ->
                rows.next()
                    ? Answer.json(200, Map.of("value", rows.getLong(1))).at(rows.getLong(2))
                    : Answer.json(200, Map.of("value", Optional.empty())));
    return found.value().from(found);
  }

  Answer write(Request request) throws Unavailable {
    var key = request.key(0);
    var value = Fields.of(request.body(), "value").integer("value");
    return store.write(
        request,
        put(key, value)
            .then(
                Sql.of(
                    "SET @status=200,@answer=?," + VERSION,
                    Json.text(Map.of("value", value)),
                    key)));
  }

  /** One change of one row, which leaves the new version of an old row in LAST_INSERT_ID(). */
  static Sql put(String key, long value) {
    return Sql.of(
        "INSERT INTO registers(k,value,version) VALUES(?,?,1) AS new ON DUPLICATE KEY UPDATE"
            + " value=new.value,version=LAST_INSERT_ID(registers.version+1)",
        key,
        value);
  }

  /** Sets the value if it is what was expected; an absent register has the value null. */
  Answer compareAndSet(Request request) throws Unavailable {
    var key = request.key(0);
    var fields = Fields.of(request.body(), "from", "to");
    var from = fields.integerOrNull("from");
    var to = fields.integer("to");
    var change =
        from.map(
                expected ->
                    Sql.of(
                        "UPDATE registers SET value=?,version=version+1 WHERE k=? AND value=?",
                        to,
                        key,
                        expected))
            .orElseGet(
                () ->
                    Sql.of("INSERT IGNORE INTO registers(value,k,version) VALUES(?,?,1)", to, key));
    return store.write(request, change.then(swapped(key)));
  }

  /** What the change before it did; the row it looked at is locked, so it reads the row it saw. */
  private static Sql swapped(String key) {
    return Sql.of(
        "SET @swapped=ROW_COUNT();SET @status=IF(@swapped=1,200,409),"
            + VERSION
            + ",@answer=IF(@swapped=1,'{\"swapped\":true}',CONCAT('{\"swapped\":false,\"value\":',"
            + "COALESCE((SELECT value FROM registers WHERE k=?),'null'),'}'))",
        key,
        key);
  }
}
