package loadbearing.node.http;

import io.helidon.common.mapper.DefaultMapperProvider__ServiceDescriptor;
import io.helidon.common.mapper.MappersFactory__ServiceDescriptor;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import loadbearing.node.remote.Deadline;
import loadbearing.node.remote.Outcome;
import loadbearing.node.remote.Unavailable;

/** The web server: turns what arrives into requests, and answers into what is sent. */
public final class Front implements AutoCloseable {
  /** The longest deadline a request may have. */
  public static final int MAX_DEADLINE_MILLIS = 60_000;

  private static final Logger LOG = System.getLogger(Front.class.getName());
  private static final long MAX_BODY = 64 * 1024;

  private static final HeaderName OPERATION = HeaderNames.create(Headers.OPERATION);
  private static final HeaderName DEADLINE = HeaderNames.create(Headers.DEADLINE);
  private static final HeaderName SESSION = HeaderNames.create(Headers.SESSION);
  private static final HeaderName KEY = HeaderNames.create(Headers.IDEMPOTENCY_KEY);
  private static final HeaderName DATABASE = HeaderNames.create(Headers.DATABASE);
  private static final HeaderName STORE = HeaderNames.create(Headers.STORE);
  private static final HeaderName VERSION = HeaderNames.create(Headers.VERSION);
  private static final HeaderName OUTCOME = HeaderNames.create(Headers.OUTCOME);
  private static final HeaderName REPLAYED = HeaderNames.create(Headers.REPLAYED);

  private final Map<HeaderName, String> identity;
  private final Duration usualDeadline;
  private final Endpoint site;
  private final Optional<Arrivals> arrivals;
  private final WebServer server;

  /**
   * @param port to listen on; 0 chooses one
   * @param usualDeadline of requests that name none
   */
  public Front(
      int port,
      Identity identity,
      Duration usualDeadline,
      Endpoint site,
      Optional<Arrivals> arrivals) {
    this.identity =
        Map.of(
            HeaderNames.create(Headers.NODE), identity.node(),
            HeaderNames.create(Headers.SITE), identity.site(),
            HeaderNames.create(Headers.SOFTWARE), identity.software());
    this.usualDeadline = usualDeadline;
    this.site = site;
    this.arrivals = arrivals;
    this.server = server(port);
  }

  /** All parts are named here: to look for others takes half of the time that a start takes. */
  private WebServer server(int port) {
    GlobalServiceRegistry.registry(Front::leanRegistry);
    return WebServer.builder()
        .connectionSelectors(
            List.of(Http1ConnectionSelector.builder().config(Http1Config.create()).build()))
        .protocolsDiscoverServices(false)
        .featuresDiscoverServices(false)
        .concurrencyLimitDiscoverServices(false)
        .contentEncoding(
            ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
        .mediaContext(MediaContext.builder().mediaSupportsDiscoverServices(false).build())
        .port(port)
        .shutdownHook(false)
        .shutdownGracePeriod(Duration.ofMillis(200))
        .maxPayloadSize(MAX_BODY)
        .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
        .directHandlers(directHandlers())
        .routing(HttpRouting.builder().any(this::handle))
        .build();
  }

  /** What the web server cannot do without: reading a number of a header. */
  private static ServiceRegistry leanRegistry() {
    return ServiceRegistryManager.create(
            ServiceRegistryConfig.builder()
                .discoverServices(false)
                .discoverServicesFromServiceLoader(false)
                .addServiceDescriptor(MappersFactory__ServiceDescriptor.INSTANCE)
                .addServiceDescriptor(DefaultMapperProvider__ServiceDescriptor.INSTANCE)
                .build())
        .registry();
  }

  /** Begins to listen. */
  public void start() {
    server.start();
  }

  /** The port listened on. */
  public int port() {
    return server.port();
  }

  private void handle(ServerRequest from, ServerResponse to) {
    var startNanos = System.nanoTime();
    Answer answer;
    try {
      arrive(from);
      answer = answer(request(from, startNanos));
    } catch (BadRequest e) {
      answer = Answer.error(400, e.getMessage());
    }
    send(answer, to);
    if (from.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      // The server says so in its answer, and by itself leaves the connection open.
      throw new CloseConnectionException("the client asked for it");
    }
  }

  private Answer answer(Request request) {
    try {
      return site.answer(request);
    } catch (Unavailable e) {
      return Answer.of(e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a mistake of ours in " + request.line(), e);
      return Answer.failure("the node made a mistake; its log says which: " + e);
    }
  }

  private void arrive(ServerRequest request) {
    var text = request.headers().first(OPERATION);
    if (text.isPresent()) {
      var operation = number(Headers.OPERATION, text.get(), Long.MAX_VALUE);
      arrivals.ifPresent(log -> log.arrived(operation));
    }
  }

  private Request request(ServerRequest request, long startNanos) {
    var headers = request.headers();
    return new Request(
        request.prologue().method().text(),
        request.path().path(),
        List.of(),
        query(request),
        headers.first(KEY),
        headers.first(SESSION),
        request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0],
        deadline(headers.first(DEADLINE), startNanos));
  }

  private static Map<String, String> query(ServerRequest request) {
    var query = request.query();
    if (query.isEmpty()) {
      return Map.of();
    }
    var values = new HashMap<String, String>();
    query.names().forEach(name -> values.put(name, query.all(name).getLast()));
    return values;
  }

  /** Earlier than asked for, by what it takes to notice and to answer. */
  private Deadline deadline(Optional<String> millis, long startNanos) {
    var asked =
        millis
            .map(text -> Duration.ofMillis(number(Headers.DEADLINE, text, MAX_DEADLINE_MILLIS)))
            .orElse(usualDeadline);
    var reserve = asked.dividedBy(10);
    var most = Duration.ofMillis(50);
    return new Deadline(startNanos, asked.minus(reserve.compareTo(most) < 0 ? reserve : most));
  }

  private static long number(String header, String text, long most) {
    try {
      var number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, with every number out of range.
    }
    throw new BadRequest(
        "expected an integer of 1..%d in the header %s, found '%s'".formatted(most, header, text));
  }

  private void send(Answer answer, ServerResponse to) {
    identity.forEach((name, value) -> to.header(name, value));
    to.status(answer.status());
    to.header(HeaderNames.CONTENT_TYPE, answer.type());
    to.header(HeaderValues.create(DATABASE, answer.database()));
    if (!answer.store().isEmpty()) {
      to.header(HeaderValues.create(STORE, answer.store()));
    }
    answer.version().ifPresent(v -> to.header(VERSION, Long.toString(v)));
    answer.outcome().ifPresent(outcome -> to.header(OUTCOME, outcome.word()));
    if (answer.replayed()) {
      to.header(REPLAYED, "true");
    }
    to.send(answer.body());
  }

  /** What the web server refuses before it comes to us is answered in the same form. */
  private DirectHandlers directHandlers() {
    DirectHandler handler =
        (request, type, status, headers, message) -> {
          var why = Objects.requireNonNullElse(message, "the request is not HTTP as expected");
          var answer = Answer.error(status.code(), why);
          identity.forEach((name, value) -> headers.set(name, value));
          headers.set(DATABASE, "");
          headers.set(OUTCOME, (status.code() < 500 ? Outcome.FAILED : Outcome.UNKNOWN).word());
          headers.set(HeaderNames.CONTENT_TYPE, answer.type());
          return DirectHandler.TransportResponse.builder()
              .status(status)
              .headers(headers)
              .keepAlive(type.keepAlive())
              .entity(answer.body())
              .build();
        };
    var handlers = DirectHandlers.builder();
    for (var type : EventType.values()) {
      handlers.addHandler(type, handler);
    }
    return handlers.build();
  }

  @Override
  public void close() {
    server.stop();
  }
}
