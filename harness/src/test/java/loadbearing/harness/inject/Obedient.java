package loadbearing.harness.inject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Databases that do as they are told, note it down, and answer what they are told to. */
final class Obedient implements Replicas {
  /** What was done, in order. */
  final List<String> done = new ArrayList<>();

  /** What each has that others lack. */
  final Map<String, String> errant = new HashMap<>();

  /** Those that are away. */
  final Set<String> away = new HashSet<>();

  /** Why the last look saw nothing; empty if all is well. */
  Optional<String> trouble = Optional.empty();

  /** Whether nobody gets what another one has. */
  boolean lags;

  private void note(String node, String words) {
    if (away.contains(node)) {
      throw new IllegalStateException("'%s' is away".formatted(node));
    }
    done.add(words.formatted(node));
  }

  @Override
  public void lead(String node) {
    note(node, "%s leads");
  }

  @Override
  public void submit(String node) {
    note(node, "%s submits");
  }

  @Override
  public void follow(String node, String source) {
    note(node, "%s follows " + source);
  }

  @Override
  public void copy(String node, String source) {
    note(node, "%s is a copy of " + source);
  }

  @Override
  public Optional<String> errant(String node, String source) {
    if (away.contains(node)) {
      throw new IllegalStateException("'%s' is away".formatted(node));
    }
    return Optional.ofNullable(errant.get(node));
  }

  @Override
  public void catchUp(String node, String source) {
    if (lags) {
      throw new IllegalStateException("'%s' lags".formatted(node));
    }
    note(node, "%s has all of " + source);
  }

  @Override
  public String best(List<String> nodes) {
    return nodes.getLast();
  }

  @Override
  public void tell(String writer, String database) {
    note(writer, "%s writes to " + database);
  }

  @Override
  public Optional<String> refusal(String node) {
    return Optional.empty();
  }

  @Override
  public Optional<String> lost(String writer, String database) {
    return trouble;
  }

  @Override
  public Optional<String> estranged(String node, String source) {
    return trouble;
  }
}
