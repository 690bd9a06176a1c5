package loadbearing.node.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loadbearing.node.database.Sql;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Fields;
import loadbearing.node.http.Json;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Unavailable;

/** Posts of users, comments on them, and the feed: the latest posts of those a user follows. */
final class Posts {
  private static final int MAX_COMMENTS = 100;
  private static final int MAX_TEXT = 2000;

  private final Store store;

  Posts(Store store) {
    this.store = store;
  }

  Answer feed(Request request) throws Unavailable {
    var sql =
        Sql.of(
            "SELECT p.id,p.author,u.name,p.text FROM follows f JOIN posts p ON p.author=f.followed"
                + " JOIN users u ON u.id=p.author WHERE f.follower=? ORDER BY p.id DESC LIMIT ?",
            request.id(0),
            request.number("limit", 1, 100, 20));
    var found = store.read(request, sql, Posts::feed);
    return Answer.json(200, Map.of("posts", found.value())).from(found);
  }

  private static List<Map<String, Object>> feed(ResultSet rows) throws SQLException {
    var posts = new ArrayList<Map<String, Object>>();
    while (rows.next()) {
      var post = new LinkedHashMap<String, Object>();
      post.put("id", rows.getLong(1));
      post.put("author", rows.getLong(2));
      post.put("name", rows.getString(3));
      post.put("text", rows.getString(4));
      posts.add(post);
    }
    return posts;
  }

  Answer post(Request request) throws Unavailable {
    var author = request.id(0);
    var text = Fields.of(request.body(), "text").text("text", MAX_TEXT);
    return store.write(
        request,
        Sql.of(
                "INSERT INTO posts(author,text,at) SELECT id,?,CURRENT_TIMESTAMP(6)"
                    + " FROM users WHERE id=?",
                text,
                author)
            .then(created(Users.missing(author), "1")));
  }

  Answer read(Request request) throws Unavailable {
    var id = request.id(0);
    var sql =
        Sql.of(
            "SELECT p.id,p.author,p.text,p.version,c.id,c.author,c.text FROM posts p"
                + " LEFT JOIN comments c ON c.post=p.id WHERE p.id=? ORDER BY c.id LIMIT ?",
            id,
            MAX_COMMENTS);
    var found = store.read(request, sql, rows -> post(rows, id));
    return found.value().from(found);
  }

  private static Answer post(ResultSet rows, long id) throws SQLException {
    if (!rows.next()) {
      return Answer.error(404, missing(id));
    }
    var post = new LinkedHashMap<String, Object>();
    post.put("id", id);
    post.put("author", rows.getLong(2));
    post.put("text", rows.getString(3));
    var version = rows.getLong(4);
    var comments = new ArrayList<Map<String, Object>>();
    do {
      comment(rows, comments);
    } while (rows.next());
    post.put("comments", comments);
    return Answer.json(200, post).at(version);
  }

  private static void comment(ResultSet rows, List<Map<String, Object>> comments)
      throws SQLException {
    var id = rows.getLong(5);
    if (!rows.wasNull()) {
      var comment = new LinkedHashMap<String, Object>();
      comment.put("id", id);
      comment.put("author", rows.getLong(6));
      comment.put("text", rows.getString(7));
      comments.add(comment);
    }
  }

  Answer comment(Request request) throws Unavailable {
    var post = request.id(0);
    var fields = Fields.of(request.body(), "author", "text");
    return store.write(
        request,
        Sql.of(
                "INSERT INTO comments(post,author,text,at) SELECT id,?,?,CURRENT_TIMESTAMP(6)"
                    + " FROM posts WHERE id=?",
                fields.integer("author"),
                fields.text("text", MAX_TEXT),
                post)
            .then(created(missing(post), "NULL")));
  }

  /** What the insert before it did: the new id, or 404. */
  static Sql created(String otherwise, String version) {
    return Sql.of(
        "SET @created=ROW_COUNT();SET @status=IF(@created=1,201,404),@version=IF(@created=1,"
            + version
            + ",NULL),@answer=IF(@created=1,CONCAT('{\"id\":',LAST_INSERT_ID(),'}'),?)",
        Json.text(Map.of("error", otherwise)));
  }

  private static String missing(long id) {
    return "no post " + id;
  }
}
