package loadbearing.analysis.consistency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.history.Run;
import loadbearing.workload.Action;

/**
 * One object with a version that grows by each write: who wrote it and who read it.
 *
 * @param name of the object, such as {@code register r1}
 * @param writes acknowledged ones with their versions, ordered by return
 * @param reads served ones of the measured time that say which version they saw, ordered by call
 */
public record Versioned(String name, List<Operation> writes, List<Operation> reads) {
  private static final String NO_SWAP = "\"swapped\":false";

  public Versioned {
    writes = List.copyOf(writes);
    reads = List.copyOf(reads);
  }

  /** The objects of {@code run}. */
  public static List<Versioned> of(Run run) {
    Map<String, List<Operation>> objects = new HashMap<>();
    for (var operation : run.history().of(Operation.class)) {
      if (operation.outcome() == Outcome.OK) {
        family(operation)
            .ifPresent(
                family ->
                    objects
                        .computeIfAbsent(family + " " + operation.key(), k -> new ArrayList<>())
                        .add(operation));
      }
    }
    return objects.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Newest version acknowledged by each write or one before it. */
  long[] newest() {
    var newest = writes.stream().mapToLong(Operation::version).toArray();
    Arrays.parallelPrefix(newest, Math::max);
    return newest;
  }

  private static Versioned of(String name, List<Operation> operations) {
    return new Versioned(
        name,
        operations.stream()
            .filter(o -> isWrite(o) && o.version() > 0 && !isMismatch(o))
            .sorted(Comparator.comparingLong(Operation::returned))
            .toList(),
        operations.stream()
            .filter(o -> !isWrite(o) && o.called() >= 0 && knowsVersion(o))
            .sorted(Comparator.comparingLong(Operation::called))
            .toList());
  }

  /** Whether {@code operation} is a compare-and-set that found another value, and wrote nothing. */
  public static boolean isMismatch(Operation operation) {
    return operation.action() == Action.REGISTER_CAS && operation.output().contains(NO_SWAP);
  }

  private static boolean isWrite(Operation operation) {
    return operation.action().changes();
  }

  /** A read without a version is of a row that is not there, or of a node that does not say. */
  private static boolean knowsVersion(Operation read) {
    return read.version() > 0 || read.output().equals("null") || read.output().equals("[]");
  }

  private static Optional<String> family(Operation operation) {
    return switch (operation.action()) {
      case REGISTER_READ, REGISTER_WRITE, REGISTER_CAS -> Optional.of("register");
      case LIST_READ, LIST_APPEND -> Optional.of("list");
      case PROFILE_READ, PROFILE_WRITE -> Optional.of("profile");
      case FEED_READ, POST_WRITE, LOGIN, WHOAMI, CART_READ, CART_WRITE, PAGE, TRANSACTION ->
          Optional.empty();
    };
  }
}
