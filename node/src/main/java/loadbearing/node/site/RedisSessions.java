package loadbearing.node.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import loadbearing.node.database.Sql;
import loadbearing.node.database.Written;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Json;
import loadbearing.node.http.Request;
import loadbearing.node.redis.Redis;
import loadbearing.node.redis.Script;
import loadbearing.node.remote.Unavailable;

/**
 * Sessions in Redis, shared by all clones: a login asks the database who knows the password;
 * everything after it needs the store alone.
 *
 * <p>Of a session the store has {@code session:<token>}, with the user's id and name as they were
 * at the login, and {@code cart:<token>}, its items in order; of a write {@code write:<key>}, with
 * the request and what it was answered. Nothing expires.
 */
final class RedisSessions implements SessionStore {
  private static final String NONE = "no such session: log in first";

  /** A change and its record, unless there is a record; what it does sets {@code done}. */
  private static final String ONCE =
      """
      local known = redis.call('HMGET', KEYS[1], 'request', 'status', 'answer')
      if known[1] then return {known[1], known[2], known[3], 'replayed'} end
      local done = false
      %s
      local status, answer = '401', ARGV[3]
      if done then status, answer = '200', ARGV[2] end
      redis.call('HSET', KEYS[1], 'request', ARGV[1], 'status', status, 'answer', answer)
      return {ARGV[1], status, answer, 'made'}
      """;

  private static final String OPEN =
      ONCE.formatted("redis.call('HSET', KEYS[2], 'user', ARGV[4], 'name', ARGV[5]); done = true");
  private static final String REFUSE = ONCE.formatted("");
  private static final String ADD =
      ONCE.formatted(
          "if redis.call('EXISTS', KEYS[2]) == 1 then"
              + " redis.call('RPUSH', KEYS[3], ARGV[4]); done = true end");
  private static final String END =
      ONCE.formatted("done = redis.call('DEL', KEYS[2]) == 1; redis.call('DEL', KEYS[3])");

  private static final String OWNER =
      """
      if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
      return redis.call('HMGET', KEYS[1], 'user', 'name')
      """;

  /** The first text says that there is a session: a cart without items is no key of its own. */
  private static final String CART =
      """
      if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
      local items = redis.call('LRANGE', KEYS[2], 0, -1)
      table.insert(items, 1, 'session')
      return items
      """;

  private final Store store;
  private final Redis redis;

  RedisSessions(Store store, Redis redis) {
    this.store = store;
    this.redis = redis;
  }

  @Override
  public Answer open(Request request, long user, String password) throws Unavailable {
    request.requiredKey(); // Before a database is asked.
    var sql =
        Sql.of(
            "SELECT name FROM users WHERE id=? AND password=?", user, Secrets.hash(user, password));
    var found =
        store.read(
            request,
            sql,
            rows -> rows.next() ? Optional.of(rows.getString(1)) : Optional.<String>empty());
    try {
      return open(request, user, found.value()).from(found);
    } catch (Unavailable e) {
      return Answer.of(e).from(found);
    }
  }

  private Answer open(Request request, long user, Optional<String> name) throws Unavailable {
    var token = Secrets.token();
    var script = name.isPresent() ? OPEN : REFUSE;
    return write(
        request,
        script,
        token,
        Map.of("session", token),
        "no such user, or another password",
        Long.toString(user),
        name.orElse(""));
  }

  @Override
  public Answer owner(Request request, String token) throws Unavailable {
    var found =
        redis.read(request.deadline(), new Script(OWNER, List.of(session(token)), List.of()));
    if (found.isEmpty()) {
      return none();
    }
    var owner = new LinkedHashMap<String, Object>();
    owner.put("id", Long.parseLong(found.get(0)));
    owner.put("name", found.get(1));
    return Answer.json(200, owner).keptBy(redis.server());
  }

  @Override
  public Answer add(Request request, String token, String item) throws Unavailable {
    return write(request, ADD, token, Map.of("added", item), NONE, item);
  }

  @Override
  public Answer cart(Request request, String token) throws Unavailable {
    var script = new Script(CART, List.of(session(token), cart(token)), List.of());
    var found = redis.read(request.deadline(), script);
    if (found.isEmpty()) {
      return none();
    }
    return Answer.json(200, Map.of("items", found.subList(1, found.size()))).keptBy(redis.server());
  }

  @Override
  public Answer end(Request request, String token) throws Unavailable {
    return write(request, END, token, Map.of("ended", true), NONE);
  }

  private Answer none() {
    return Answer.error(401, NONE).keptBy(redis.server());
  }

  private Answer write(
      Request request,
      String script,
      String token,
      Map<String, Object> answer,
      String otherwise,
      String... more)
      throws Unavailable {
    var keys = List.of("write:" + request.requiredKey(), session(token), cart(token));
    List<String> values = new ArrayList<>();
    values.add(request.line());
    values.add(Json.text(answer));
    values.add(Json.text(Map.of("error", otherwise)));
    values.addAll(List.of(more));
    var said = redis.write(request.deadline(), new Script(script, keys, values));
    return Store.answer(request, written(said)).keptBy(redis.server());
  }

  private static Written written(List<String> said) {
    return new Written(
        Integer.parseInt(said.get(1)),
        OptionalLong.empty(),
        said.get(2),
        said.get(0),
        "",
        said.get(3).equals("replayed"));
  }

  private static String session(String token) {
    return "session:" + token;
  }

  private static String cart(String token) {
    return "cart:" + token;
  }
}
