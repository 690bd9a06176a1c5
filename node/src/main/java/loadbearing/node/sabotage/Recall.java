package loadbearing.node.sabotage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Endpoint;
import loadbearing.node.http.Request;

/** Answers a share of the reads of objects with what was answered the first time. */
final class Recall implements Sabotage {
  private final Share share;
  private final Map<String, Answer> first = new ConcurrentHashMap<>();

  Recall(Share share) {
    this.share = share;
  }

  @Override
  public Endpoint around(Endpoint site) {
    return request -> {
      var answer = site.answer(request);
      if (!isRead(request) || answer.status() != 200) {
        return answer;
      }
      var remembered = first.putIfAbsent(request.path(), answer);
      return share.takes() && remembered != null ? remembered : answer;
    };
  }

  private static boolean isRead(Request request) {
    return request.method().equals("GET")
        && (request.path().startsWith("/registers/") || request.path().startsWith("/lists/"));
  }
}
