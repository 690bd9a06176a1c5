package loadbearing.analysis.consistency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import loadbearing.check.column.Scalars;
import loadbearing.check.column.Transactions;
import loadbearing.check.column.Transactions.Fate;
import loadbearing.check.column.Transactions.Step;
import loadbearing.check.txn.RecordedVersions;
import loadbearing.history.History;
import loadbearing.history.Operation;
import loadbearing.history.UnreadableRunException;
import loadbearing.workload.Action;

/**
 * The transactions of a run as columns; a label is an operation's id. An operation's input is what
 * the app node was asked, {@code {"isolation":..,"steps":[["r","register","x"],..]}}, its output
 * the answer, {@code {"committed":..,"results":[..],"versions":[..]}}.
 *
 * <p>Warm-up is included, for what it wrote is there.
 */
public final class RunTransactions {
  private final Transactions transactions = new Transactions();
  private final Scalars scalars = new Scalars();
  private final Set<String> isolations = new TreeSet<>();
  private final List<Operation> operations = new ArrayList<>();
  private long[] versions = new long[64];
  private int steps;

  /** The transactions of {@code history}; throws if one is not written as the app node's are. */
  public RunTransactions(History history) {
    for (var operation : history.of(Operation.class)) {
      if (operation.action() == Action.TRANSACTION) {
        add(operation);
      }
    }
  }

  /**
   * Whether a transaction was to change something, so that a database records it: it writes or
   * appends, and is not rolled back at its end on purpose. One without input asked for no step, as
   * one that was never sent has none: nothing of it can be in a database.
   */
  public static boolean isWrite(Operation transaction) {
    var asked = asked(transaction);
    return !Boolean.TRUE.equals(asked.get("abort"))
        && list(asked.get("steps")).stream()
            .map(step -> list(step).stream().findFirst().map(Object::toString).orElse(""))
            .anyMatch(word -> word.equals("w") || word.equals("append"));
  }

  /** What they did; a label is an operation's id. */
  public Transactions columns() {
    return transactions;
  }

  /** Their keys, such as {@code register x}, and values. */
  public Scalars scalars() {
    return scalars;
  }

  /** The versions of registers that the database reported. */
  public RecordedVersions versions() {
    return step -> versions[step];
  }

  /** The levels that were asked of the database. */
  Set<String> isolations() {
    return isolations;
  }

  Operation operation(int index) {
    return operations.get(index);
  }

  private void add(Operation operation) {
    var asked = asked(operation);
    if (asked.get("isolation") instanceof String isolation) {
      isolations.add(isolation);
    }
    var fate =
        switch (operation.outcome()) {
          case OK -> Fate.COMMITTED;
          case FAILED -> Fate.ABORTED;
          case UNKNOWN -> Fate.UNKNOWN;
        };
    var answer = fate == Fate.COMMITTED ? object(operation.output()) : Map.<String, Object>of();
    var index = transactions.call(operation.process(), operation.called());
    operations.add(operation);
    transactions.beginSteps(index);
    var results = list(answer.get("results"));
    var written = list(answer.get("versions"));
    var number = 0;
    for (var step : list(asked.get("steps"))) {
      var result = number < results.size() ? results.get(number) : null;
      var version = number < written.size() && written.get(number) instanceof Long v ? v : 0;
      step(index, list(step), result, version);
      number++;
    }
    transactions.complete(index, fate, operation.returned(), operation.id());
  }

  private void step(int index, List<?> step, Object result, long version) {
    var word = step.isEmpty() ? "" : step.getFirst();
    if (word.equals("pause") || step.size() < 3) {
      return;
    }
    var key = scalars.string(step.get(1) + " " + step.get(2));
    if (word.equals("r")) {
      transactions.step(index, Step.READ, key, result instanceof Long value ? value : Scalars.NIL);
      if (result instanceof List<?> elements) {
        transactions.beginList();
        elements.forEach(element -> transactions.element(number(element)));
      }
    } else {
      var kind = word.equals("append") ? Step.APPEND : Step.WRITE;
      transactions.step(index, kind, key, step.size() > 3 ? number(step.get(3)) : Scalars.NIL);
    }
    if (steps == versions.length) {
      versions = Arrays.copyOf(versions, steps * 2);
    }
    versions[steps++] = transactions.step(steps - 1) == Step.WRITE ? version : 0;
  }

  private static Map<?, ?> asked(Operation operation) {
    return operation.input().isEmpty() ? Map.of() : object(operation.input());
  }

  private static Map<?, ?> object(String json) {
    if (TransactionJson.read(json) instanceof Map<?, ?> object) {
      return object;
    }
    throw new UnreadableRunException(
        "a transaction's input and output must be JSON objects; found '%s'".formatted(json));
  }

  private static long number(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw new UnreadableRunException(
        "a transaction writes and reads whole numbers; found '%s'".formatted(value));
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
