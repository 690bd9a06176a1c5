package loadbearing.harness.server.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Base;
import loadbearing.harness.engine.Together;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.image.Content;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Program;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.Joins;
import loadbearing.harness.server.KeepsData;
import loadbearing.harness.server.KeepsWrites;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Refusal;
import loadbearing.harness.server.Replica;
import loadbearing.harness.server.Scripts;
import loadbearing.harness.server.Server;
import loadbearing.harness.server.TakesRole;
import loadbearing.harness.server.TakesSql;
import loadbearing.topology.Edge;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** A MySQL server, which follows the servers that its edges replicate from. */
public record MySql(Node node, Kind.Database kind)
    implements Server, Joins, KeepsData, KeepsWrites, TakesRole, TakesSql {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public Set<Class<? extends Purpose>> wants() {
    return Set.of(Purpose.Replicates.class);
  }

  /** Two sources would need a channel each, and semi-synchronous replication a plugin. */
  @Override
  public void check(Topology topology) {
    var sources = sources(topology);
    if (sources.size() > 1) {
      throw Refusal.of(node, "follows over %s; it can follow one source", Refusal.names(sources));
    }
    if (kind.role() == Kind.Role.REPLICA && sources.isEmpty()) {
      throw Refusal.of(node, "is a replica and follows nobody");
    }
    for (var edge : sources) {
      if (!edge.purposes().contains(new Purpose.Replicates(Purpose.Mode.ASYNCHRONOUS))) {
        throw Refusal.of(
            node,
            "follows over %s in a mode that cannot be wired; it can asynchronously",
            edge.name());
      }
      if (!(topology.node(edge.to()).kind() instanceof Kind.Database)) {
        throw Refusal.of(node, "follows over %s what is no database", edge.name());
      }
    }
  }

  private List<Edge> sources(Topology topology) {
    return topology.from(node.name()).stream().filter(Edge::isReplication).toList();
  }

  @Override
  public Recipe recipe(Images images) {
    return image();
  }

  /** Of every server that is a database and nothing else. */
  static Recipe image() {
    var base = Base.MYSQL.image();
    var files = new TreeMap<>(files());
    files.putAll(Scripts.of(MySql.class));
    return new Recipe(
        "mysql",
        List.of(base),
        """
        FROM %s
        %sVOLUME /var/lib/mysql
        ENTRYPOINT ["/loadbearing/supervise", "/loadbearing/mysql"]
        CMD []
        """
            .formatted(base, steps()),
        files);
  }

  /** Files of an image with a database in it. */
  public static Map<String, Content> files() {
    Map<String, Content> files =
        new TreeMap<>(Scripts.only(MySql.class, "mysql", "mysql-options", "mysql-template"));
    files.put("schema.sql", Program.node().file("schema.sql"));
    return files;
  }

  /** Steps that put a database, with its data directory, into an image. */
  public static String steps() {
    return """
    COPY scripts schema.sql /loadbearing/
    RUN /loadbearing/mysql-template
    """;
  }

  @Override
  public Settings settings(Wiring wiring) {
    Map<String, String> environment = new TreeMap<>(identity(node, kind.role(), wiring));
    var masters = Masters.with(wiring.topology(), node);
    if (masters.contains(node) && masters.size() > 1) {
      // Keys that two masters give out at the same time differ.
      environment.put("MASTERS", "" + masters.size());
      environment.put("MASTER", "" + (masters.indexOf(node) + 1));
    }
    return Settings.environment(environment);
  }

  /** What a server has to know of itself. */
  public static Map<String, String> identity(Node node, Kind.Role role, Wiring wiring) {
    var number = wiring.topology().servers().indexOf(node) + 1;
    return Map.of("NODE", node.name(), "SERVER_ID", "" + number, "ROLE", role.name());
  }

  @Override
  public ProbeQuestion question() {
    return Protocol.question();
  }

  @Override
  public Optional<String> obstacle(Standing standing) {
    try (var connection = Databases.connect(standing.forward(node.name()))) {
      Databases.ask(connection, "SELECT 1");
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of("SELECT 1 -> " + e.getMessage());
    }
  }

  @Override
  public void join(Standing standing) {
    Together.each(
        sources(standing.wiring().topology()), edge -> replication(standing, edge).wire());
  }

  private static Replication replication(Standing standing, Edge edge) {
    return new Replication(standing, edge.from(), edge.to());
  }

  /** Its role is the one that it began with, whatever operators did. */
  @Override
  public void prove(Standing standing) {
    var sources = sources(standing.wiring().topology());
    var isReadOnly = kind.role() == Kind.Role.REPLICA ? "1" : "0";
    try (var connection = sql(standing, PATIENCE)) {
      if (!Databases.ask(connection, "SELECT @@super_read_only").equals(isReadOnly)
          || sources.isEmpty() && Following.of(connection).isPresent()) {
        throw new DeploymentException(
            "an operator left '%s' in another role than %s".formatted(node.name(), kind.role()));
      }
    } catch (SQLException e) {
      throw new DeploymentException("database '%s': %s".formatted(node.name(), e.getMessage()), e);
    }
    Together.each(sources, edge -> replication(standing, edge).prove());
  }

  /** One of several masters does it for all: a row that two remove stops their replication. */
  @Override
  public void restore(Standing standing) {
    if (Masters.with(standing.wiring().topology(), node).getFirst().equals(node)) {
      Seed.restore(standing, node.name());
    }
  }

  @Override
  public Connection sql(Standing standing, Duration patience) {
    return Databases.await(node.name(), standing.forward(node.name()), patience);
  }

  @Override
  public Replica replica(Standing standing) {
    return new MySqlReplica(standing, node.name());
  }

  /** A server that lags has not lost anything; one that cannot catch up is asked as it is. */
  @Override
  public List<Long> kept(Standing standing) throws SQLException {
    try (var connection = sql(standing, PATIENCE)) {
      var following = Following.of(connection);
      if (following.isPresent()) {
        var source = standing.wiring().whoListens(node.name(), following.get().source());
        catchUp(standing, source, connection);
      }
      return Writes.ids(connection);
    }
  }

  private static void catchUp(Standing standing, String source, Connection connection)
      throws SQLException {
    try (var other = Databases.await(source, standing.forward(source), PATIENCE)) {
      var done = Databases.ask(other, "SELECT @@gtid_executed").replace("\n", "");
      Databases.ask(connection, "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', 5)".formatted(done));
    }
  }
}
