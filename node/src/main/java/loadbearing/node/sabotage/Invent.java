package loadbearing.node.sabotage;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import loadbearing.node.http.Answer;
import loadbearing.node.http.Endpoint;
import loadbearing.node.http.Request;

/** Answers a share of the reads of registers with a value below 0, another one each time. */
final class Invent implements Sabotage {
  private final Share share;
  private final AtomicLong invented = new AtomicLong();

  Invent(Share share) {
    this.share = share;
  }

  @Override
  public Endpoint around(Endpoint site) {
    return request -> {
      var answer = site.answer(request);
      return isRead(request) && answer.status() == 200 && share.takes() ? invented(answer) : answer;
    };
  }

  private static boolean isRead(Request request) {
    return request.method().equals("GET") && request.path().startsWith("/registers/");
  }

  private Answer invented(Answer truth) {
    var body = "{\"value\":%d}".formatted(invented.decrementAndGet());
    return new Answer(
        truth.status(),
        truth.type(),
        body.getBytes(StandardCharsets.UTF_8),
        truth.database(),
        truth.store(),
        truth.version(),
        truth.outcome(),
        truth.replayed());
  }
}
