package loadbearing.suite;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.image.Images;
import loadbearing.harness.server.app.NodeImage;

/**
 * How long the app node takes from process start to ready, with its ahead-of-time cache and
 * without.
 */
final class NodeStart {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern READY = Pattern.compile("ready in (\\d+) ms");

  private static final String START =
      """
      export NODE=figures SITE=none PORT=8080 PRIMARY=127.0.0.1:1
      /loadbearing/node >/tmp/node.log 2>&1 &
      for i in $(seq 400); do grep -q 'ready in' /tmp/node.log && break; sleep 0.05; done
      kill -KILL %1
      cat /tmp/node.log
      """;

  private NodeStart() {}

  /**
   * Two starts, one after the other.
   *
   * @param cached milliseconds with the cache
   * @param plain milliseconds without it
   */
  record Pair(double cached, double plain) {
    /** The share of the plain time that the cached start takes. */
    double ratio() {
      return cached / plain;
    }
  }

  /** Starts the node {@code pairs} times each way, by turns, in one container with no CPU limit. */
  static List<Pair> measure(int pairs) {
    var engine = Engine.connect();
    var container =
        engine
            .client()
            .createContainerCmd(new Images(engine).of(NodeImage.recipe()))
            .withLabels(engine.labels())
            .withEntrypoint("sleep", "600")
            .exec()
            .getId();
    try {
      engine.client().startContainerCmd(container).exec();
      return IntStream.range(0, pairs)
          .mapToObj(
              i ->
                  new Pair(
                      start(engine, container, ""),
                      start(engine, container, "export JAVA_TOOL_OPTIONS=-XX:AOTMode=off\n")))
          .toList();
    } finally {
      engine.remove(container);
    }
  }

  private static double start(Engine engine, String container, String settings) {
    var said = engine.run(container, PATIENCE, "bash", "-c", settings + START);
    var ready = READY.matcher(said);
    if (!ready.find()) {
      throw new DeploymentException("the app node did not get ready within 20 s; it said: " + said);
    }
    return Double.parseDouble(ready.group(1));
  }
}
