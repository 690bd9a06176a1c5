package loadbearing.harness.server.mysql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Await;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.Joins;
import loadbearing.harness.server.KeepsData;
import loadbearing.harness.server.KeepsWrites;
import loadbearing.harness.server.KnowsRoles;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Server;
import loadbearing.harness.server.TakesSql;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** A MySQL server in a group that agrees on every write. */
public record Member(Node node, Kind.Member kind)
    implements Server, Joins, KeepsData, KeepsWrites, KnowsRoles, TakesSql {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration JOINED = Duration.ofSeconds(40);

  /** Where members talk to each other. */
  private static final int GROUP_PORT = 33_061;

  @Override
  public Set<Class<? extends Purpose>> wants() {
    return Set.of(Purpose.Replicates.class);
  }

  @Override
  public void check(Topology topology) {
    new Membership(topology, node).check();
  }

  @Override
  public Recipe recipe(Images images) {
    return MySql.image();
  }

  @Override
  public Settings settings(Wiring wiring) {
    var members = Membership.of(wiring.topology(), node);
    Map<String, String> environment = new TreeMap<>(MySql.identity(node, kind.role(), wiring));
    environment.put("GROUP", name(members));
    environment.put("ADDRESS", wiring.direct(node).host());
    environment.put("GROUP_PORT", "" + GROUP_PORT);
    environment.put(
        "SEEDS",
        members.stream()
            .map(it -> wiring.direct(it).host() + ":" + GROUP_PORT)
            .collect(Collectors.joining(",")));
    environment.put("CONSISTENCY", kind.consistency().name());
    environment.put("EXPEL", "" + kind.expelAfter().toSeconds());
    environment.put("SINGLE_PRIMARY", Membership.isLedByOne(members) ? "ON" : "OFF");
    return Settings.environment(environment);
  }

  /** The same for all of them, and a UUID, as a group's name has to be. */
  private static String name(List<Node> members) {
    return UUID.nameUUIDFromBytes(members.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public ProbeQuestion question() {
    return Protocol.question();
  }

  @Override
  public Optional<String> obstacle(Standing standing) {
    try (var member = Databases.connect(standing.forward(node.name()))) {
      var view = View.of(member);
      return view.isOfMany() && view.isOnline(node.name())
          ? Optional.empty()
          : Optional.of("the group as it sees it: " + view.states());
    } catch (SQLException e) {
      return Optional.of("it does not say who is in the group: " + e.getMessage());
    }
  }

  /** The first begins the group; the others come when there is one. */
  @Override
  public void join(Standing standing) {
    var first = first(standing);
    try (var member = sql(standing, PATIENCE)) {
      Databases.run(
          member,
          "SET SESSION sql_log_bin = OFF",
          "GRANT SELECT ON performance_schema.replication_group_members TO 'check'@'%'",
          "SET SESSION sql_log_bin = ON",
          "CHANGE REPLICATION SOURCE TO SOURCE_USER='repl', SOURCE_PASSWORD='repl' FOR CHANNEL"
              + " 'group_replication_recovery'");
      if (first.equals(node)) {
        Databases.run(
            member,
            "SET GLOBAL group_replication_bootstrap_group = ON",
            "START GROUP_REPLICATION",
            "SET GLOBAL group_replication_bootstrap_group = OFF");
      } else {
        new Member(first, (Kind.Member) first.kind()).await(standing);
        Databases.run(member, "START GROUP_REPLICATION");
      }
      await(standing);
      // Who restarts comes back to the group by itself.
      Databases.run(
          member,
          "SET PERSIST group_replication_start_on_boot = ON",
          "SET PERSIST event_scheduler = ON");
    } catch (SQLException e) {
      throw failed("did not join its group", e);
    }
  }

  private Node first(Standing standing) {
    return Membership.of(standing.wiring().topology(), node).getFirst();
  }

  private void await(Standing standing) {
    Await.until(
        JOINED,
        () -> obstacle(standing),
        last ->
            new DeploymentException(
                "member '%s' is not in its group after %d s; %s"
                    .formatted(node.name(), JOINED.toSeconds(), last)));
  }

  private DeploymentException failed(String what, SQLException e) {
    return new DeploymentException(
        "member '%s' %s: %s".formatted(node.name(), what, e.getMessage()), e);
  }

  /** A row that the primary has is there too, and nobody of the group is missing. */
  @Override
  public void prove(Standing standing) {
    await(standing);
    try (var member = sql(standing, PATIENCE)) {
      var view = View.of(member);
      var missing =
          Membership.of(standing.wiring().topology(), node).stream()
              .map(Node::name)
              .filter(it -> !view.isOnline(it))
              .toList();
      if (!missing.isEmpty()) {
        throw new DeploymentException(
            "member '%s' sees a group without %s: %s"
                .formatted(node.name(), missing, view.states()));
      }
      if (!catchUp(standing, view, member)) {
        throw new DeploymentException(
            "member '%s' did not catch up with '%s'"
                .formatted(node.name(), view.primary().orElse("nobody")));
      }
    } catch (SQLException e) {
      throw failed("does not say who is in its group", e);
    }
  }

  /** The first takes the writes again, if one does, and makes the data what it was. */
  @Override
  public void restore(Standing standing) {
    if (first(standing).equals(node)) {
      try (var member = sql(standing, PATIENCE)) {
        if (!View.of(member).primary().equals(Optional.of(node.name()))
            && Membership.isLedByOne(Membership.of(standing.wiring().topology(), node))) {
          Databases.run(member, "SELECT group_replication_set_as_primary(@@server_uuid)");
        }
      } catch (SQLException e) {
        throw failed("could not be made the primary", e);
      }
      Seed.restore(standing, node.name());
    }
  }

  @Override
  public Connection sql(Standing standing, Duration patience) {
    return Databases.await(node.name(), standing.forward(node.name()), patience);
  }

  @Override
  public List<Long> kept(Standing standing) throws SQLException {
    try (var member = sql(standing, PATIENCE)) {
      catchUp(standing, View.of(member), member);
      return Writes.ids(member);
    }
  }

  /** Whether it has all that the primary had now; one that is not of the many is not asked. */
  private boolean catchUp(Standing standing, View view, Connection member) throws SQLException {
    if (!view.isOfMany() || view.primary().isEmpty()) {
      return false;
    }
    try (var primary = Databases.connect(standing.forward(view.primary().orElseThrow()))) {
      var done = Databases.ask(primary, "SELECT @@gtid_executed").replace("\n", "");
      return Databases.ask(member, "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', 5)".formatted(done))
          .equals("0");
    }
  }

  @Override
  public Map<String, Kind.Role> roles(Standing standing) throws SQLException {
    try (var member = Databases.connect(standing.forward(node.name()))) {
      var view = View.of(member);
      Map<String, Kind.Role> roles = new LinkedHashMap<>(view.roles());
      roles.keySet().removeIf(it -> !view.isOnline(it));
      return view.isOfMany() && view.isOnline(node.name()) ? roles : Map.of();
    }
  }
}
