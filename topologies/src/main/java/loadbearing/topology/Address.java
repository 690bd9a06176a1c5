package loadbearing.topology;

import java.util.List;

/**
 * An address that floats between nodes: it is answered while one of its holders is up.
 *
 * @param name lower-case letters and digits, starting with a letter; edges may lead to it
 * @param holders names of the nodes that can have it, the one that has it first in front; at least
 *     one, each once
 */
public record Address(String name, List<String> holders) {
  public Address {
    holders = List.copyOf(holders);
    Names.check("address", name);
    if (holders.isEmpty() || holders.stream().distinct().count() != holders.size()) {
      throw new IllegalArgumentException(
          "address '%s' needs holders, each once; got %s".formatted(name, holders));
    }
  }
}
