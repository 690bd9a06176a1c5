package loadbearing.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import loadbearing.node.database.Account;
import loadbearing.node.http.Front;
import loadbearing.node.http.Identity;
import loadbearing.node.remote.Address;
import loadbearing.node.sabotage.Sabotage;

/**
 * How a node is set up, by its environment.
 *
 * @param identity who it says it is
 * @param port to listen on, 0..65535; 0 chooses one
 * @param primary the database that takes writes
 * @param moves the file that says where the primary is instead, whenever it is there
 * @param door the port on which it is told where the primary is, where there is one
 * @param reads the endpoint for reads, where there is one apart
 * @param sessions the Redis that keeps sessions, where it is not the database
 * @param account in the databases
 * @param pool connections an endpoint, 1..1000
 * @param deadline of requests that name none
 * @param arrivals the file that arrivals are written to
 * @param sabotage what it does wrong on purpose
 */
public record Settings(
    Identity identity,
    int port,
    Address primary,
    Optional<Path> moves,
    OptionalInt door,
    Optional<Address> reads,
    Optional<Address> sessions,
    Account account,
    int pool,
    Duration deadline,
    Optional<Path> arrivals,
    String sabotage) {
  public Settings {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(primary, "primary");
    Objects.requireNonNull(moves, "moves");
    Objects.requireNonNull(door, "door");
    if (door.isPresent() && moves.isEmpty()) {
      throw new IllegalArgumentException(
          "DOOR: expected PRIMARY_FILE beside it, which remembers what is told, found nothing");
    }
    Objects.requireNonNull(reads, "reads");
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(arrivals, "arrivals");
    Objects.requireNonNull(sabotage, "sabotage");
  }

  /**
   * Reads the environment.
   *
   * @throws IllegalArgumentException with the variable, what was expected and what was found
   */
  public static Settings of(Map<String, String> environment) {
    var variables = new Variables(environment);
    var sabotage = variables.optional("SABOTAGE").orElse(Sabotage.NONE);
    return new Settings(
        new Identity(
            variables.required("NODE"),
            variables.required("SITE"),
            software(variables.optional("SOFTWARE").orElseGet(Settings::ownVersion), sabotage)),
        variables.number("PORT", 0, 65_535, 8080),
        variables.address("PRIMARY", variables.required("PRIMARY")),
        variables.optional("PRIMARY_FILE").map(Path::of),
        variables.optional("DOOR").isPresent()
            ? OptionalInt.of(variables.number("DOOR", 0, 65_535, 0))
            : OptionalInt.empty(),
        variables.optional("READS").map(reads -> variables.address("READS", reads)),
        variables.optional("SESSIONS").flatMap(variables::sessions),
        new Account(
            variables.optional("DATABASE").orElse("loadbearing"),
            variables.optional("DATABASE_USER").orElse("app"),
            variables.optional("DATABASE_PASSWORD").orElse("app")),
        variables.number("POOL", 1, 1000, 16),
        Duration.ofMillis(variables.number("DEADLINE_MILLIS", 1, Front.MAX_DEADLINE_MILLIS, 1000)),
        variables.optional("ARRIVALS").map(Path::of),
        sabotage);
  }

  /** A node that does something wrong on purpose says so in each of its answers. */
  private static String software(String version, String sabotage) {
    return sabotage.equals(Sabotage.NONE) ? version : version + ", SABOTAGED: " + sabotage;
  }

  private static String ownVersion() {
    return Optional.ofNullable(Settings.class.getPackage().getImplementationVersion())
        .orElse("unknown");
  }

  private record Variables(Map<String, String> environment) {
    private static final String REDIS = "redis://";

    Optional<String> optional(String name) {
      return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    String required(String name) {
      return optional(name)
          .orElseThrow(() -> new IllegalArgumentException("expected " + name + ", found nothing"));
    }

    Address address(String name, String text) {
      try {
        return Address.parse(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
      }
    }

    Optional<Address> sessions(String text) {
      if (text.equals("database")) {
        return Optional.empty();
      }
      if (!text.startsWith(REDIS)) {
        throw new IllegalArgumentException(
            "SESSIONS: expected database or redis://host:port, found '" + text + "'");
      }
      return Optional.of(address("SESSIONS", text.substring(REDIS.length())));
    }

    int number(String name, int least, int most, int usual) {
      var text = optional(name).orElse(Integer.toString(usual));
      try {
        var number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Answered below, with every number out of range.
      }
      throw new IllegalArgumentException(
          "%s: expected an integer of %d..%d, found '%s'".formatted(name, least, most, text));
    }
  }
}
