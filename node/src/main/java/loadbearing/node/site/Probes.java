package loadbearing.node.site;

import java.util.LinkedHashMap;
import java.util.Map;
import loadbearing.node.database.Database;
import loadbearing.node.database.Sql;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Unavailable;

/** What balancers ask: does the process live, and can it do its work. */
final class Probes {
  private static final String UP = "up";

  private final Store store;

  Probes(Store store) {
    this.store = store;
  }

  Answer health(Request request) {
    return Answer.json(200, Map.of("health", UP));
  }

  /** 503 where an endpoint does not answer; the body says which, and why. */
  Answer ready(Request request) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("primary", state(request, store.primary()));
    if (store.reads() != store.primary()) {
      answer.put("reads", state(request, store.reads()));
    }
    var isReady = answer.values().stream().allMatch(UP::equals);
    return Answer.json(isReady ? 200 : 503, answer);
  }

  private static String state(Request request, Database database) {
    try {
      return database.read(request.deadline(), Sql.of("SELECT 1"), rows -> UP).value();
    } catch (Unavailable e) {
      return e.getMessage();
    }
  }
}
