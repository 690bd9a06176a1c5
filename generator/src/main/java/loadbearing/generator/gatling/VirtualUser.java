package loadbearing.generator.gatling;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import loadbearing.generator.LoadPlan;
import loadbearing.generator.Meaning;
import loadbearing.generator.Reply;
import loadbearing.generator.Wire;
import loadbearing.history.Outcome;
import loadbearing.workload.Action;
import loadbearing.workload.Load;
import loadbearing.workload.draw.Draw;
import loadbearing.workload.draw.Intent;

/**
 * One who asks: draws what it wants, asks when that is due, and writes down what came of it.
 *
 * <p>In the closed model the next operation is due when the last one returned; after one that was
 * not OK, {@link Load.Closed#PAUSE} later. In the open model a user asks once, when its arrival is
 * due; where a login is needed, that is what is due, and the operation follows at once. Lives on
 * one event loop.
 */
final class VirtualUser {
  /** Then it logs in anew, with an empty cart: one that only grew would cost more and more. */
  private static final int OPERATIONS_PER_LOGIN = 50;

  private final Drive drive;
  private final EventLoop loop;
  private final LoadPlan plan;
  private final Draw draw;
  private final Connection connection;
  private final Recorder recorder;
  private final boolean asksOnce;
  private String token = "";
  private int sinceLogin;
  private boolean gone;
  private boolean asking;
  private long due;

  VirtualUser(Drive drive, Transport transport, EventLoop loop) {
    int number = drive.nextUser();
    long begin = drive.moments().begin();
    this.drive = drive;
    this.loop = loop;
    this.plan = drive.plan();
    this.draw = drive.draw(number);
    this.connection = new Connection(loop, transport.bootstrap(loop), plan.deadline().toNanos());
    this.recorder = drive.recorder(loop);
    this.asksOnce = drive.arrivals().isPresent();
    this.due = drive.arrivals().map(all -> begin + all.at(number)).orElseGet(System::nanoTime);
  }

  /** An operation that is over. */
  record Done(Action action, Meaning meaning, long latencyNanos) {}

  /** Whether it wants nothing more. */
  boolean isGone() {
    return gone;
  }

  /**
   * Does the next operation when it is due, and tells the listener, on the loop, what came of it;
   * if the run is over by then, it does nothing and tells {@code onNothing}.
   */
  void next(Consumer<Done> listener, Runnable onNothing) {
    long wait = due - System.nanoTime();
    if (wait > 0) {
      loop.schedule(() -> call(listener, onNothing), wait, TimeUnit.NANOSECONDS);
    } else {
      call(listener, onNothing);
    }
  }

  /** Closes the connection. */
  void leave() {
    gone = true;
    connection.close();
  }

  private void call(Consumer<Done> listener, Runnable onNothing) {
    long called = Math.max(due, System.nanoTime());
    if (called >= drive.moments().end()) {
      if (asksOnce) {
        drive.counts().miss();
      }
      leave();
      onNothing.run();
      return;
    }
    boolean login = plan.workload().needsLogin() && token.isEmpty();
    var intent = login ? draw.login() : draw.next(plan.isQuiet(due - drive.moments().zero()));
    var request = Wire.request(intent, drive.sightings().seen(intent.key()), plan.pageWork());
    asking = true;
    connection.ask(
        http(intent, request, asksOnce && !login),
        reply -> returned(intent, request, called, reply, listener));
    asking = false;
  }

  private void returned(
      Intent intent, Wire.Request request, long called, Reply reply, Consumer<Done> listener) {
    long returned = System.nanoTime();
    var meaning = Wire.meaning(intent.action(), reply);
    recorder.add(intent, request.input(), meaning, due, called, returned);
    drive.counts().count(meaning.outcome(), called - due, due >= drive.moments().zero());
    learn(intent, meaning);
    var done = new Done(intent.action(), meaning, returned - due);
    due = meaning.outcome() == Outcome.OK ? returned : returned + Load.Closed.PAUSE.toNanos();
    if (asksOnce && (intent.action() != Action.LOGIN || token.isEmpty())) {
      leave();
    }
    if (asking) {
      // A refusal may come before ask returns; a thousand of them in a row would exhaust the stack.
      loop.execute(() -> listener.accept(done));
    } else {
      listener.accept(done);
    }
  }

  private void learn(Intent intent, Meaning meaning) {
    drive.sightings().see(intent, meaning);
    sinceLogin++;
    if (intent.action() == Action.LOGIN && meaning.outcome() == Outcome.OK) {
      token = meaning.output().replace("\"", "");
      sinceLogin = 0;
    } else if (meaning.status() == 401 || sinceLogin == OPERATIONS_PER_LOGIN) {
      token = "";
    }
    if (meaning.status() == 0 && isOurFault(meaning.error())) {
      drive.fail(meaning.error() + "; the generator ran out, not the target: lower the load");
    }
  }

  /**
   * Ports and file descriptors are the generator's own; their want must not look like a failure.
   */
  private static boolean isOurFault(String error) {
    return error.contains("Cannot assign requested address")
        || error.contains("Too many open files");
  }

  private FullHttpRequest http(Intent intent, Wire.Request request, boolean last) {
    var body = request.body().getBytes(StandardCharsets.UTF_8);
    var http =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.valueOf(request.method()),
            request.target(),
            Unpooled.wrappedBuffer(body));
    var headers = http.headers();
    headers.set(HttpHeaderNames.HOST, plan.target());
    headers.set(Headers.OPERATION, Long.toString(intent.id()));
    headers.set(Headers.DEADLINE, Long.toString(deadlineOfNode()));
    if (intent.action().changes()) {
      headers.set(Headers.IDEMPOTENCY, Long.toString(intent.id()));
    }
    if (!token.isEmpty()) {
      headers.set(Headers.SESSION, token);
    }
    if (body.length > 0) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
      headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
    }
    if (last) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    return http;
  }

  /** A tenth less than ours, so that the node's answer is back before we give up. */
  private long deadlineOfNode() {
    return plan.deadline().toMillis() * 9 / 10;
  }
}
