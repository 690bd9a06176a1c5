package loadbearing.analysis.session;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import loadbearing.history.Operation;
import loadbearing.history.Outcome;
import loadbearing.workload.Action;

/** Numbers rows that have versions, and says what an operation did to one. */
final class VersionedRows {
  private static final String NO_SWAP = "\"swapped\":false";

  /** What an operation says of its row's version. */
  enum Role {
    /** It made the version. */
    WROTE,
    /** It saw the version; 0 if the row was not there. */
    READ,
    /** Nothing. */
    SILENT
  }

  private enum Family {
    REGISTER,
    LIST,
    PROFILE
  }

  private final Map<Family, Map<String, Integer>> numbers = new EnumMap<>(Family.class);
  private int size;

  VersionedRows() {
    for (var family : Family.values()) {
      numbers.put(family, new HashMap<>());
    }
  }

  static Role role(Operation operation) {
    if (operation.outcome() != Outcome.OK) {
      return Role.SILENT;
    }
    return switch (operation.action()) {
      case REGISTER_READ, LIST_READ, PROFILE_READ -> read(operation);
      case REGISTER_WRITE, LIST_APPEND, PROFILE_WRITE -> wrote(operation);
      case REGISTER_CAS -> operation.output().contains(NO_SWAP) ? Role.SILENT : wrote(operation);
      case FEED_READ, POST_WRITE, LOGIN, WHOAMI, CART_READ, CART_WRITE, PAGE, TRANSACTION ->
          Role.SILENT;
    };
  }

  private static Role wrote(Operation operation) {
    return operation.version() > 0 ? Role.WROTE : Role.SILENT;
  }

  private static Role read(Operation operation) {
    var isAbsent = operation.output().equals("null") || operation.output().equals("[]");
    return operation.version() > 0 || isAbsent ? Role.READ : Role.SILENT;
  }

  /** The number of the operation's row, from 0. */
  int number(Operation operation) {
    var known = numbers.get(family(operation.action()));
    var number = known.get(operation.key());
    if (number == null) {
      number = size++;
      known.put(operation.key(), number);
    }
    return number;
  }

  private static Family family(Action action) {
    return switch (action) {
      case REGISTER_READ, REGISTER_WRITE, REGISTER_CAS -> Family.REGISTER;
      case LIST_READ, LIST_APPEND -> Family.LIST;
      case PROFILE_READ, PROFILE_WRITE -> Family.PROFILE;
      case FEED_READ, POST_WRITE, LOGIN, WHOAMI, CART_READ, CART_WRITE, PAGE, TRANSACTION ->
          throw new IllegalArgumentException("%s is not about a row".formatted(action.word()));
    };
  }
}
