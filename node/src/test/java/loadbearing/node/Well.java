package loadbearing.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a user of a node that is well, and so is its database: one of each for all tests that
 * break nothing. A {@link Path} is the file of the node's arrivals.
 */
final class Well implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == Client.class || type == Path.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var site =
        context
            .getRoot()
            .getStore(Namespace.create(Well.class))
            .computeIfAbsent(Site.class, key -> Site.start(), Site.class);
    return parameter.getParameter().getType() == Client.class ? site.client : site.arrivals;
  }

  /** Closed by JUnit after the last test. */
  private record Site(MySql mysql, AppNode node, Client client, Path arrivals)
      implements AutoCloseable {
    static Site start() {
      var mysql = MySql.start();
      try {
        var arrivals = Files.createTempDirectory("arrivals").resolve("arrivals");
        var node = Nodes.start(mysql.address(), "ARRIVALS", arrivals.toString());
        var client = new Client(node.port());
        // The first request loads a driver, on a machine that has other work.
        client.get("/users/1", "Loadbearing-Deadline-Millis", "20000");
        return new Site(mysql, node, client, arrivals);
      } catch (IOException e) {
        mysql.close();
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      client.close();
      node.close();
      mysql.close();
      Files.delete(arrivals);
      Files.delete(arrivals.getParent());
    }
  }
}
