package loadbearing.suite;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import loadbearing.harness.Laboratory;
import loadbearing.harness.host.DeploymentException;

/**
 * The rows of the ledger that a test session asks for, answered together: the first row that is
 * looked at begins the programme of all of them, and each row waits for its answer.
 */
final class Rows implements AutoCloseable {
  private final Laboratory laboratory;
  private final Map<String, CompletableFuture<Answer>> answers = new LinkedHashMap<>();
  private final Thread thread;

  private Rows(Laboratory laboratory, Collection<Claim> claims) {
    this.laboratory = laboratory;
    claims.forEach(claim -> answers.put(claim.id(), new CompletableFuture<>()));
    this.thread = Thread.ofPlatform().name("programme").unstarted(() -> carryOut(claims));
  }

  /** Begins to answer. */
  static Rows begin(Laboratory laboratory, Collection<Claim> claims) {
    var rows = new Rows(laboratory, claims);
    rows.thread.start();
    return rows;
  }

  /** The claims that tags name, in the order of the ledger. */
  static Set<Claim> named(Set<String> tags) {
    return Ledger.all().stream()
        .filter(claim -> tags.contains(claim.id()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void carryOut(Collection<Claim> claims) {
    try {
      new Inquiry(
              claims, Profile.QUICK, answer -> answers.get(answer.claim().id()).complete(answer))
          .carryOut(laboratory);
      fail(new IllegalStateException("the programme ended without an answer to this row"));
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  /** A row that has its answer keeps it. */
  private void fail(Throwable why) {
    answers.values().forEach(answer -> answer.completeExceptionally(why));
  }

  /** Waits for the answer to a row. */
  Answer await(String id) throws InterruptedException {
    try {
      return Optional.ofNullable(answers.get(id))
          .orElseThrow(
              () -> new IllegalArgumentException("row '%s' was not asked for".formatted(id)))
          .get();
    } catch (ExecutionException e) {
      throw new DeploymentException(
          "row '%s' has no answer: %s".formatted(id, e.getCause()), e.getCause());
    }
  }

  /** The ids of the rows. */
  List<String> ids() {
    return List.copyOf(answers.keySet());
  }

  @Override
  public void close() {
    thread.interrupt();
    laboratory.close();
  }
}
