package loadbearing.node.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loadbearing.node.database.Database;
import loadbearing.node.database.Sql;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Request;
import loadbearing.node.redis.Redis;
import loadbearing.node.redis.Script;
import loadbearing.node.remote.Deadline;
import loadbearing.node.remote.Unavailable;

/** What balancers ask: does the process live, and can it do its work. */
final class Probes {
  private static final String UP = "up";
  private static final Script ANYTHING = new Script("return {}", List.of(), List.of());

  private final Map<String, Question> questions = new LinkedHashMap<>();

  Probes(Store store) {
    questions.put("primary", deadline -> ask(store.primary(), deadline));
    if (store.reads() != store.primary()) {
      questions.put("reads", deadline -> ask(store.reads(), deadline));
    }
  }

  Probes(Store store, Redis sessions) {
    this(store);
    questions.put("sessions", deadline -> sessions.read(deadline, ANYTHING));
  }

  Answer health(Request request) {
    return Answer.json(200, Map.of("health", UP));
  }

  /** 503 where a server does not answer; the body says which, and why. */
  Answer ready(Request request) {
    var answer = new LinkedHashMap<String, Object>();
    questions.forEach((name, question) -> answer.put(name, state(request.deadline(), question)));
    var isReady = answer.values().stream().allMatch(UP::equals);
    return Answer.json(isReady ? 200 : 503, answer);
  }

  private static String state(Deadline deadline, Question question) {
    try {
      question.ask(deadline);
      return UP;
    } catch (Unavailable e) {
      return e.getMessage();
    }
  }

  private static void ask(Database database, Deadline deadline) throws Unavailable {
    database.read(deadline, Sql.of("SELECT 1"), rows -> UP);
  }

  /** Asked of a server to see whether it answers. */
  @FunctionalInterface
  private interface Question {
    void ask(Deadline deadline) throws Unavailable;
  }
}
