package loadbearing.node;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalInt;
import loadbearing.node.database.Database;
import loadbearing.node.database.Moves;
import loadbearing.node.http.Arrivals;
import loadbearing.node.http.Front;
import loadbearing.node.redis.Redis;
import loadbearing.node.remote.Address;
import loadbearing.node.remote.Names;
import loadbearing.node.remote.Watchdog;
import loadbearing.node.sabotage.Sabotage;
import loadbearing.node.site.Site;
import loadbearing.node.site.Store;

/** A running node: the web server, the site behind it, and the databases behind that. */
public final class AppNode implements AutoCloseable {
  private static final Logger LOG = System.getLogger(AppNode.class.getName());

  private final Watchdog watchdog = new Watchdog();
  private final Names names = new Names();
  private final Settings settings;
  private final Store store;
  private final Optional<Redis> sessions;
  private final Optional<Arrivals> arrivals;
  private final Optional<Moves> moves;
  private final Optional<Front> door;
  private final Sabotage sabotage;
  private final Front front;

  private AppNode(Settings settings, Optional<Arrivals> arrivals) {
    this.settings = settings;
    this.arrivals = arrivals;
    var primary = database("primary", settings.primary());
    var reads = settings.reads().map(address -> database("reads", address)).orElse(primary);
    this.moves = settings.moves().map(file -> new Moves(file, primary));
    this.sabotage = Sabotage.of(settings.sabotage(), settings.identity().node(), primary);
    this.store = new Store(primary, reads, sabotage);
    this.sessions = settings.sessions().map(this::sessions);
    var site = sessions.map(redis -> Site.over(store, redis)).orElseGet(() -> Site.over(store));
    this.door =
        settings.door().isPresent()
            ? moves.map(it -> door(settings.door().getAsInt(), it))
            : Optional.empty();
    this.front =
        new Front(
            settings.port(),
            settings.identity(),
            settings.deadline(),
            sabotage.around(site),
            arrivals);
  }

  /**
   * Starts a node; it listens when this returns. No server is spoken to before a request needs it.
   *
   * @throws IOException if arrivals cannot be written where the settings want them
   */
  public static AppNode start(Settings settings) throws IOException {
    var node = new AppNode(settings, Arrivals.open(settings.arrivals()));
    node.warn();
    node.watchdog.start();
    node.sabotage.start();
    node.moves.ifPresent(Moves::start);
    node.door.ifPresent(Front::start);
    node.front.start();
    return node;
  }

  /** A listener of its own, which no balancer leads to: users cannot move the primary. */
  private Front door(int port, Moves primary) {
    return new Front(
        port,
        settings.identity(),
        settings.deadline(),
        new PrimaryDoor(primary).endpoint(),
        Optional.empty());
  }

  private void warn() {
    if (!settings.sabotage().equals(Sabotage.NONE)) {
      LOG.log(
          Level.WARNING,
          "SABOTAGE: {0} is told to do wrong on purpose: {1}",
          settings.identity().node(),
          settings.sabotage());
    }
  }

  private Database database(String role, Address address) {
    return new Database(role, address, settings.account(), settings.pool(), watchdog, names);
  }

  private Redis sessions(Address address) {
    return new Redis("session store", address, settings.pool(), watchdog, names);
  }

  /** The port it listens on. */
  public int port() {
    return front.port();
  }

  /** The port of its door, where it has one. */
  public OptionalInt doorPort() {
    return door.map(it -> OptionalInt.of(it.port())).orElse(OptionalInt.empty());
  }

  @Override
  public void close() {
    door.ifPresent(Front::close);
    front.close();
    sabotage.close();
    moves.ifPresent(Moves::close);
    store.reads().close();
    store.primary().close();
    sessions.ifPresent(Redis::close);
    names.close();
    watchdog.close();
    arrivals.ifPresent(Arrivals::close);
  }
}
