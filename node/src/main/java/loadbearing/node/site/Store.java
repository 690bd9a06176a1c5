package loadbearing.node.site;

import java.util.Objects;
import loadbearing.node.database.Database;
import loadbearing.node.database.Found;
import loadbearing.node.database.RowReader;
import loadbearing.node.database.Sql;
import loadbearing.node.database.Write;
import loadbearing.node.database.Written;
import loadbearing.node.http.Answer;
import loadbearing.node.http.BadRequest;
import loadbearing.node.http.Request;
import loadbearing.node.remote.Unavailable;
import loadbearing.node.sabotage.Sabotage;

/**
 * Where the node's data is: writes go to one endpoint, reads to another, which may be the same.
 *
 * @param primary takes writes
 * @param reads answers reads that do not ask for the primary
 * @param sabotage what becomes of writes
 */
public record Store(Database primary, Database reads, Sabotage sabotage) {
  public Store {
    Objects.requireNonNull(sabotage, "sabotage");
    Objects.requireNonNull(primary, "primary");
    Objects.requireNonNull(reads, "reads");
  }

  /** Reads where the request wants it: {@code ?from=primary} goes to the primary. */
  <T> Found<T> read(Request request, Sql sql, RowReader<T> reader) throws Unavailable {
    return endpoint(request).read(request.deadline(), sql, reader);
  }

  /** Reads what was last written. */
  <T> Found<T> readPrimary(Request request, Sql sql, RowReader<T> reader) throws Unavailable {
    return primary.read(request.deadline(), sql, reader);
  }

  /** Makes a change, once for each idempotency key; see {@link Write} for the statements. */
  Answer write(Request request, Sql effect) throws Unavailable {
    var write = new Write(request.requiredKey(), request.line(), effect);
    return answer(request, sabotage.write(primary, request.deadline(), write));
  }

  /** What was written, unless the key is of another request. */
  static Answer answer(Request request, Written written) {
    if (!written.request().equals(request.line())) {
      throw new BadRequest(
          "the idempotency key %s was used before, for %s"
              .formatted(request.requiredKey(), written.request()));
    }
    return Answer.of(written);
  }

  /** Where the request wants to be read from. */
  Database endpoint(Request request) {
    var from = request.query().getOrDefault("from", "reads");
    return switch (from) {
      case "reads" -> reads;
      case "primary" -> primary;
      default -> throw new BadRequest("expected from=primary or from=reads, found '" + from + "'");
    };
  }
}
