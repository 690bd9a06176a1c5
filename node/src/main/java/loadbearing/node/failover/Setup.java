package loadbearing.node.failover;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loadbearing.node.http.Identity;
import loadbearing.node.remote.Address;

/**
 * How a controller is set up, by its environment.
 *
 * @param identity who it says it is
 * @param port to listen on for those who ask how it is
 * @param databases where it finds each that it watches; the first is the primary at first
 * @param writers where it finds the door of each that writes for users
 * @param ways where each of these finds each database: {@code app1>replica1}
 * @param rules by which it decides
 * @param interval between two looks
 * @param patience for one answer
 */
record Setup(
    Identity identity,
    int port,
    Map<String, Address> databases,
    Map<String, Address> writers,
    Map<String, Address> ways,
    Rules rules,
    Duration interval,
    Duration patience) {

  /**
   * Reads the environment.
   *
   * @throws IllegalArgumentException with the variable, what was expected and what was found
   */
  static Setup of(Map<String, String> environment) {
    var databases = addresses(environment, "DATABASES");
    var writers = addresses(environment, "WRITERS");
    var interval = millis(environment, "INTERVAL_MILLIS", 250);
    var patience = millis(environment, "PATIENCE_MILLIS", 500);
    int majority = databases.size() / 2 + 1;
    return new Setup(
        new Identity(required(environment, "NODE"), required(environment, "SITE"), "controller"),
        number(environment, "PORT", 8080),
        databases,
        writers,
        addresses(environment, "WAYS"),
        new Rules(
            List.copyOf(databases.keySet()),
            List.copyOf(writers.keySet()),
            number(environment, "VOTES", majority),
            millis(environment, "AGREEMENT_MILLIS", 1500),
            millis(environment, "SILENCE_MILLIS", 5000),
            interval.plus(patience.multipliedBy(3))),
        interval,
        patience);
  }

  /** Where {@code client} finds {@code database}. */
  Address way(String client, String database) {
    return Optional.ofNullable(ways.get(client + ">" + database))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "WAYS: expected %s>%s, found %s".formatted(client, database, ways.keySet())));
  }

  /** Which database {@code client} finds at {@code address}; empty if none of those watched. */
  Optional<String> whoListens(String client, String address) {
    return databases.keySet().stream()
        .filter(
            it ->
                Optional.ofNullable(ways.get(client + ">" + it))
                    .map(Address::toString)
                    .filter(address::equals)
                    .isPresent())
        .findFirst();
  }

  private static Map<String, Address> addresses(Map<String, String> environment, String name) {
    Map<String, Address> addresses = new LinkedHashMap<>();
    for (var part : required(environment, name).split(",")) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            name + ": expected name=host:port, found '" + part + "'");
      }
      addresses.put(part.substring(0, equals).strip(), Address.parse(part.substring(equals + 1)));
    }
    return addresses;
  }

  private static String required(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new IllegalArgumentException("expected " + name + ", found nothing"));
  }

  private static Duration millis(Map<String, String> environment, String name, int usual) {
    return Duration.ofMillis(number(environment, name, usual));
  }

  private static int number(Map<String, String> environment, String name, int usual) {
    var text = environment.getOrDefault(name, "" + usual);
    try {
      var number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, with every number out of range.
    }
    throw new IllegalArgumentException(
        "%s: expected an integer of 0 or more, found '%s'".formatted(name, text));
  }
}
