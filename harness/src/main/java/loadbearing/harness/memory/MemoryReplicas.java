package loadbearing.harness.memory;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import loadbearing.harness.inject.Replicas;
import loadbearing.harness.time.Time;
import loadbearing.topology.Goal;

/** What operators do to databases in memory. */
final class MemoryReplicas implements Replicas {
  private final World world;
  private final MemoryDatabases databases;
  private final Time time;

  MemoryReplicas(World world, MemoryDatabases databases, Time time) {
    this.world = world;
    this.databases = databases;
    this.time = time;
  }

  @Override
  public void lead(String node) {
    require(node);
    databases.lead(node);
  }

  @Override
  public void submit(String node) {
    require(node);
    databases.submit(node);
  }

  @Override
  public void follow(String node, String source) {
    require(node);
    require(source);
    databases.follow(node, source);
  }

  /** Those who follow share what they have, so the copy comes with that. */
  @Override
  public void copy(String node, String source) {
    require(node);
    require(source);
  }

  @Override
  public Optional<String> errant(String node, String source) {
    require(node);
    require(source);
    var errant = new HashSet<>(writes(node));
    errant.removeAll(databases.store(source).writes(time.nanoTime()));
    return errant.isEmpty()
        ? Optional.empty()
        : Optional.of("%d transactions, which '%s' lacks".formatted(errant.size(), source));
  }

  private List<Long> writes(String node) {
    return databases.store(node).writes(databases.shows(node));
  }

  /** Nothing new comes from a source that takes no writes, so its lag is all there is to wait. */
  @Override
  public void catchUp(String node, String source) {
    require(node);
    require(source);
    try {
      time.sleep(time.nanoTime() - databases.shows(node));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before '%s' had all".formatted(node), e);
    }
  }

  @Override
  public String best(List<String> nodes) {
    return nodes.stream()
        .filter(node -> world.reach(node, Duration.ofSeconds(1)).isAnswered())
        .max(Comparator.comparingLong(databases::shows))
        .orElseThrow(() -> new IllegalStateException("all of %s are away".formatted(nodes)));
  }

  @Override
  public void tell(String writer, String database) {
    databases.tell(writer, database);
  }

  @Override
  public Optional<String> refusal(String node) {
    require(node);
    return databases.takesWrites(node)
        ? Optional.empty()
        : Optional.of("'%s' is a replica and refuses writes".formatted(node));
  }

  @Override
  public Optional<String> lost(String writer, String database) {
    require(writer);
    return databases.told(writer, Goal.WRITE).filter(it -> it.to().equals(database)).isPresent()
        ? refusal(database)
        : Optional.of("'%s' does not write to '%s'".formatted(writer, database));
  }

  @Override
  public Optional<String> estranged(String node, String source) {
    require(node);
    require(source);
    return databases.source(node).equals(Optional.of(source))
        ? Optional.empty()
        : Optional.of("'%s' follows %s".formatted(node, databases.source(node)));
  }

  private void require(String node) {
    var reach = world.reach(node, Duration.ofSeconds(1));
    if (!reach.isAnswered()) {
      throw new IllegalStateException("'%s' is away: %s".formatted(node, reach.result()));
    }
  }
}
