package loadbearing.generator.gatling;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import loadbearing.generator.Reply;
import loadbearing.history.Path;

/**
 * A virtual user's only connection, and a client that never asks twice.
 *
 * <p>It is opened when first needed, kept while it works, and opened again for the next request
 * after it broke. A request is put on the wire at most once; whatever goes wrong after that is
 * {@link Reply.Silence}. Lives on one event loop; one request at a time.
 */
final class Connection {
  private static final int LARGEST_ANSWER = 16 << 20;

  private final EventLoop loop;
  private final Bootstrap bootstrap;
  private final long deadlineNanos;
  private Channel channel;
  private Exchange open;
  private boolean watched;
  private Path lastPath = Path.NOBODY;

  Connection(EventLoop loop, Bootstrap bootstrap, long deadlineNanos) {
    this.loop = loop;
    this.deadlineNanos = deadlineNanos;
    this.bootstrap =
        bootstrap.handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel fresh) {
                fresh
                    .pipeline()
                    .addLast(new HttpClientCodec())
                    .addLast(new HttpObjectAggregator(LARGEST_ANSWER))
                    .addLast(new Answers());
              }
            });
  }

  /** A request on its way. */
  private static final class Exchange {
    private final FullHttpRequest request;
    private final Consumer<Reply> listener;
    private final long giveUpAt;
    private Channel carrier;
    private boolean sent;

    Exchange(FullHttpRequest request, Consumer<Reply> listener, long giveUpAt) {
      this.request = request;
      this.listener = listener;
      this.giveUpAt = giveUpAt;
    }
  }

  /**
   * Sends the request and tells the listener, on the loop and exactly once, what came back within
   * the deadline; perhaps before this method returns.
   */
  void ask(FullHttpRequest request, Consumer<Reply> listener) {
    if (open != null) {
      throw new IllegalStateException("a virtual user has one request open at a time");
    }
    var exchange = new Exchange(request, listener, System.nanoTime() + deadlineNanos);
    open = exchange;
    watch();
    if (channel != null && channel.isActive()) {
      send(exchange);
    } else {
      connect(exchange);
    }
  }

  /** Closes the connection for good. */
  void close() {
    if (channel != null) {
      var closing = channel;
      channel = null;
      closing.close();
    }
  }

  private void connect(Exchange exchange) {
    var attempt = bootstrap.connect();
    exchange.carrier = attempt.channel();
    attempt.addListener((ChannelFuture done) -> connected(exchange, done));
  }

  private void connected(Exchange exchange, ChannelFuture attempt) {
    if (open != exchange) {
      attempt.channel().close();
    } else if (attempt.isSuccess()) {
      channel = attempt.channel();
      send(exchange);
    } else {
      take().accept(new Reply.NotSent("not connected: " + attempt.cause().getMessage()));
    }
  }

  /** From here on the request may arrive, so that no failure may be called certain. */
  private void send(Exchange exchange) {
    exchange.carrier = channel;
    exchange.sent = true;
    channel
        .writeAndFlush(exchange.request)
        .addListener(
            written -> {
              if (!written.isSuccess()) {
                lost(exchange, "writing failed: " + written.cause().getMessage());
              }
            });
  }

  private void lost(Exchange exchange, String error) {
    if (open == exchange) {
      var listener = take();
      abandon(exchange);
      listener.accept(new Reply.Silence(error));
    }
  }

  /** Ends the open exchange; first of all, for closing a channel may call back at once. */
  private Consumer<Reply> take() {
    var listener = open.listener;
    open = null;
    return listener;
  }

  /** A late answer must never meet the next request. */
  private void abandon(Exchange exchange) {
    channel = null;
    exchange.carrier.close();
  }

  /** One timer a connection, moved on when it fires: cheaper than one a request. */
  private void watch() {
    if (!watched) {
      watched = true;
      loop.schedule(this::check, open.giveUpAt - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  private void check() {
    watched = false;
    if (open == null) {
      return;
    }
    if (System.nanoTime() - open.giveUpAt < 0) {
      watch();
      return;
    }
    var late = open;
    var listener = take();
    abandon(late);
    long millis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos);
    listener.accept(
        late.sent
            ? new Reply.Silence("no answer within " + millis + " ms")
            : new Reply.NotSent("no connection within " + millis + " ms"));
  }

  private void answered(FullHttpResponse response) {
    var answer = answer(response);
    var listener = take();
    if (!HttpUtil.isKeepAlive(response)) {
      close();
    }
    listener.accept(answer);
  }

  private Reply.Answer answer(FullHttpResponse response) {
    var headers = response.headers();
    var path = Headers.path(headers, lastPath);
    lastPath = path;
    return new Reply.Answer(
        response.status().code(),
        Headers.meaning(headers),
        Headers.isReplayed(headers),
        Headers.version(headers),
        path,
        response.content().toString(StandardCharsets.UTF_8));
  }

  /** What a channel of this connection reports; one that was given up is not heard any more. */
  private final class Answers extends SimpleChannelInboundHandler<FullHttpResponse> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
      if (open == null || !open.sent || open.carrier != context.channel()) {
        context.close();
      } else if (response.decoderResult().isFailure()) {
        lost(open, "answer is not HTTP: " + response.decoderResult().cause().getMessage());
      } else {
        answered(response);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      broken(context, "connection closed before the answer");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
      broken(context, "connection broke: " + cause.getMessage());
    }

    private void broken(ChannelHandlerContext context, String error) {
      if (channel == context.channel()) {
        channel = null;
      }
      if (open != null && open.sent && open.carrier == context.channel()) {
        lost(open, error);
      }
    }
  }
}
