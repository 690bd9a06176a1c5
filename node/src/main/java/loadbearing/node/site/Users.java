package loadbearing.node.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import loadbearing.node.database.Sql;
import loadbearing.node.http.Answer;
import loadbearing.node.http.BadRequest;
import loadbearing.node.http.Fields;
import loadbearing.node.http.Json;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Unavailable;

/** Users: their profiles, and who follows whom. */
final class Users {
  private final Store store;

  Users(Store store) {
    this.store = store;
  }

  Answer profile(Request request) throws Unavailable {
    var id = request.id(0);
    var sql = Sql.of("SELECT id,name,email,bio,version FROM users WHERE id=?", id);
    var found =
        store.read(
            request,
            sql,
            rows ->
                rows.next()
                    ? Answer.json(200, profile(rows)).at(rows.getLong(5))
                    : Answer.error(404, missing(id)));
    return found.value().from(found);
  }

  private static Map<String, Object> profile(ResultSet rows) throws SQLException {
    var profile = new LinkedHashMap<String, Object>();
    profile.put("id", rows.getLong(1));
    profile.put("name", rows.getString(2));
    profile.put("email", rows.getString(3));
    profile.put("bio", rows.getString(4));
    return profile;
  }

  Answer change(Request request) throws Unavailable {
    var id = request.id(0);
    var fields = Fields.of(request.body(), "name", "email", "bio");
    var profile = new LinkedHashMap<String, Object>();
    profile.put("id", id);
    profile.put("name", fields.text("name", 100));
    profile.put("email", fields.text("email", 200));
    profile.put("bio", fields.text("bio", 1000));
    return store.write(
        request,
        Sql.of(
            "UPDATE users SET name=?,email=?,bio=?,version=version+1 WHERE id=?;"
                + "SET @changed=ROW_COUNT();"
                + "SET @status=IF(@changed=1,200,404),@answer=IF(@changed=1,?,?),"
                + "@version=(SELECT version FROM users WHERE id=?)",
            profile.get("name"),
            profile.get("email"),
            profile.get("bio"),
            id,
            Json.text(profile),
            Json.text(Map.of("error", missing(id))),
            id));
  }

  Answer follow(Request request) throws Unavailable {
    var follower = request.id(0);
    var followed = request.id(1);
    if (follower == followed) {
      throw new BadRequest("expected two users, found " + follower + " twice");
    }
    return store.write(
        request,
        Sql.of(
            "INSERT IGNORE INTO follows(follower,followed)"
                + " SELECT a.id,b.id FROM users a JOIN users b WHERE a.id=? AND b.id=?;"
                + "SET @both=(SELECT COUNT(*)=2 FROM users WHERE id IN (?,?));"
                + "SET @status=IF(@both,200,404),@version=NULL,@answer=IF(@both,?,?)",
            follower,
            followed,
            follower,
            followed,
            Json.text(Map.of("follows", followed)),
            Json.text(Map.of("error", "no user " + follower + " or no user " + followed))));
  }

  static String missing(long id) {
    return "no user " + id;
  }
}
