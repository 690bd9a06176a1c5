package loadbearing.node.database;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a write was answered.
 *
 * @param status as of HTTP
 * @param version of the row written, where it has one
 * @param answer in JSON
 * @param request the request that first brought the key
 * @param server what the server calls itself
 * @param replayed whether the change was made earlier, and this is its recorded answer
 */
public record Written(
    int status,
    OptionalLong version,
    String answer,
    String request,
    String server,
    boolean replayed) {
  public Written {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(server, "server");
  }
}
