package loadbearing.harness.server.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loadbearing.harness.engine.Base;
import loadbearing.harness.image.Content;
import loadbearing.harness.image.Program;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.server.Scripts;

/** The app node's program as a part of images. */
public final class NodeImage {
  /**
   * The same flags when the cache is made and when it is used, or it is refused. One processor and
   * the first compiler: a node that is capped to a fraction of a core otherwise goes on compiling
   * for half a minute. A scheduler with one carrier serves the connections it has before it looks
   * at new ones, so that a saturated node would not answer its health check; with several the
   * kernel shares the time out.
   */
  private static final String JAVA =
      "java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ActiveProcessorCount=1 -Xmx160m"
          + " -Djdk.virtualThreadScheduler.parallelism=8 -cp ";

  private static final String MAIN = " loadbearing.node.Main";
  private static final String CONTROLLER = " loadbearing.node.failover.Main";
  private static final String CACHE = "/loadbearing/node.aot";

  private NodeImage() {}

  /** An image with nothing else in it. */
  public static Recipe recipe() {
    var base = Base.JRE.image();
    var files = new TreeMap<>(files());
    files.putAll(Scripts.of(NodeImage.class));
    return new Recipe(
        "node",
        List.of(base),
        """
        FROM %s
        %sENTRYPOINT ["/loadbearing/supervise", "/loadbearing/node"]
        CMD []
        """
            .formatted(base, steps()),
        files);
  }

  /** Its libraries, and scripts {@code node} and {@code train-node}. */
  public static Map<String, Content> files() {
    var program = Program.node();
    var java = JAVA + program.classPath();
    Map<String, Content> files = new TreeMap<>(program.libraries());
    files.put("scripts/node", Content.of(start(java)));
    files.put("scripts/train-node", Content.of(training(java)));
    files.put("scripts/controller", Content.of(controller(java)));
    return files;
  }

  /** Steps of a build that put it into an image that has Java, with an ahead-of-time cache. */
  public static String steps() {
    return """
    COPY lib /loadbearing/lib
    COPY scripts /loadbearing/
    RUN /loadbearing/train-node
    """;
  }

  /** An image of the same program that watches databases and serves nobody. */
  public static Recipe controllerRecipe() {
    var node = recipe();
    return new Recipe(
        "controller",
        node.bases(),
        """
        FROM %s
        COPY lib /loadbearing/lib
        COPY scripts /loadbearing/
        ENTRYPOINT ["/loadbearing/supervise", "/loadbearing/controller"]
        CMD []
        """
            .formatted(Base.JRE.image()),
        node.files());
  }

  /** The controller's classes are few, and it starts once: a cache of them is not worth a build. */
  private static String controller(String java) {
    return "#!/bin/bash\nexec %s%s \"$@\"\n".formatted(java, CONTROLLER);
  }

  private static String start(String java) {
    return "#!/bin/bash\nmkdir -p /var/log/loadbearing\nexec %s -XX:AOTCache=%s -Xlog:aot*=error%s \"$@\"\n"
        .formatted(java, CACHE, MAIN);
  }

  private static String training(String java) {
    return "#!/bin/bash\ntimeout 120 %s -XX:AOTCacheOutput=%s%s --train\n"
        .formatted(java, CACHE, MAIN);
  }
}
