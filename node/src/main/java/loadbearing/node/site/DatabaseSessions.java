package loadbearing.node.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import loadbearing.node.database.Sql;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Json;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Unavailable;

/**
 * Sessions in tables of the database, read from the primary: a replica that lags would not know who
 * has just logged in.
 */
final class DatabaseSessions implements SessionStore {
  private static final String NONE = "no such session: log in first";

  private final Store store;

  DatabaseSessions(Store store) {
    this.store = store;
  }

  @Override
  public Answer open(Request request, long user, String password) throws Unavailable {
    var token = Secrets.token();
    return store.write(
        request,
        Sql.of(
                "INSERT INTO sessions(token,user,at) SELECT ?,id,CURRENT_TIMESTAMP(6)"
                    + " FROM users WHERE id=? AND password=?",
                token,
                user,
                Secrets.hash(user, password))
            .then(done(Map.of("session", token), "no such user, or another password")));
  }

  @Override
  public Answer owner(Request request, String token) throws Unavailable {
    var sql =
        Sql.of(
            "SELECT u.id,u.name FROM sessions s JOIN users u ON u.id=s.user WHERE token=?", token);
    var found = store.readPrimary(request, sql, DatabaseSessions::owner);
    return found.value().from(found);
  }

  private static Answer owner(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Answer.error(401, NONE);
    }
    var owner = new LinkedHashMap<String, Object>();
    owner.put("id", rows.getLong(1));
    owner.put("name", rows.getString(2));
    return Answer.json(200, owner);
  }

  @Override
  public Answer add(Request request, String token, String item) throws Unavailable {
    return store.write(
        request,
        Sql.of(
                "INSERT INTO cart_items(session,item) SELECT token,? FROM sessions WHERE token=?",
                item,
                token)
            .then(done(Map.of("added", item), NONE)));
  }

  @Override
  public Answer cart(Request request, String token) throws Unavailable {
    var sql =
        Sql.of(
            "SELECT c.item FROM sessions s LEFT JOIN cart_items c ON c.session=s.token"
                + " WHERE s.token=? ORDER BY c.id",
            token);
    var found = store.readPrimary(request, sql, DatabaseSessions::cart);
    return found.value().from(found);
  }

  private static Answer cart(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Answer.error(401, NONE);
    }
    var items = new ArrayList<String>();
    do {
      var item = rows.getString(1);
      if (!rows.wasNull()) {
        items.add(item);
      }
    } while (rows.next());
    return Answer.json(200, Map.of("items", items));
  }

  @Override
  public Answer end(Request request, String token) throws Unavailable {
    return store.write(
        request,
        Sql.of("DELETE FROM sessions WHERE token=?", token)
            .then(done(Map.of("ended", true), NONE)));
  }

  /** What the change before it did. */
  private static Sql done(Map<String, Object> answer, String otherwise) {
    return Sql.of(
        "SET @done=ROW_COUNT();"
            + "SET @status=IF(@done=1,200,401),@version=NULL,@answer=IF(@done=1,?,?)",
        Json.text(answer),
        Json.text(Map.of("error", otherwise)));
  }
}
