package loadbearing.node.http;

import java.util.Objects;

/**
 * Who answers; said with every answer.
 *
 * @param node its name
 * @param site where it stands
 * @param software its version
 */
public record Identity(String node, String site, String software) {
  public Identity {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(software, "software");
  }
}
