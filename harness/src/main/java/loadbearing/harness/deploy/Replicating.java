package loadbearing.harness.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import loadbearing.harness.container.Standing;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.inject.Replicas;
import loadbearing.harness.server.Replica;
import loadbearing.harness.server.SendsWrites;
import loadbearing.harness.server.TakesRole;
import loadbearing.harness.server.registry.Homes;

/** Does what operators do to databases by the powers of servers. */
final class Replicating implements Replicas {
  private final Standing standing;
  private final Homes homes;

  Replicating(Standing standing, Homes homes) {
    this.standing = standing;
    this.homes = homes;
  }

  @Override
  public void lead(String node) {
    replica(node).lead();
  }

  @Override
  public void submit(String node) {
    replica(node).submit();
  }

  @Override
  public void follow(String node, String source) {
    replica(node).follow(source);
  }

  @Override
  public void copy(String node, String source) {
    replica(node).copy(source);
  }

  @Override
  public Optional<String> errant(String node, String source) {
    return replica(node).errant(source);
  }

  @Override
  public void catchUp(String node, String source) {
    replica(node).catchUp(source);
  }

  /** Where each of two has what the other lacks, none is the best: who is kept is to be said. */
  @Override
  public String best(List<String> nodes) {
    Map<String, String> received = new LinkedHashMap<>();
    nodes.forEach(node -> heard(node).ifPresent(it -> received.put(node, it)));
    return received.keySet().stream()
        .filter(node -> received.values().stream().allMatch(replica(node)::covers))
        .findFirst()
        .orElseThrow(
            () ->
                new DeploymentException(
                    "none of %s has all that the others have received: %s"
                        .formatted(nodes, received)));
  }

  /** Empty if it is away. */
  private Optional<String> heard(String node) {
    try {
      return Optional.of(replica(node).received());
    } catch (DeploymentException away) {
      return Optional.empty();
    }
  }

  @Override
  public void tell(String writer, String database) {
    writer(writer).send(standing, database);
  }

  @Override
  public Optional<String> refusal(String node) {
    return replica(node).refusal();
  }

  @Override
  public Optional<String> lost(String writer, String database) {
    var key = "operator-" + UUID.randomUUID();
    return writer(writer)
        .write(standing, key)
        .map(why -> "'%s' acknowledged no write: %s".formatted(writer, why))
        .or(() -> absent(writer, database, key));
  }

  private Optional<String> absent(String writer, String database, String key) {
    return replica(database).has(key)
        ? Optional.empty()
        : Optional.of(
            "'%s' acknowledged a write that '%s' does not have".formatted(writer, database));
  }

  @Override
  public Optional<String> estranged(String node, String source) {
    return replica(node).estranged(source);
  }

  private Replica replica(String node) {
    return homes
        .of(node, TakesRole.class)
        .map(it -> it.replica(standing))
        .orElseThrow(() -> new IllegalArgumentException("node '%s' takes no role".formatted(node)));
  }

  private SendsWrites writer(String node) {
    return homes
        .of(node, SendsWrites.class)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "node '%s' cannot be told where to write".formatted(node)));
  }
}
