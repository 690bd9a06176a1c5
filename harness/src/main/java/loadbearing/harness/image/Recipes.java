package loadbearing.harness.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loadbearing.harness.Home;
import loadbearing.harness.engine.Base;

/** The derived images there are. */
final class Recipes {
  private static final String FOLDER = "/loadbearing/";

  /**
   * The same flags when the cache is made and when it is used, or it is refused. One processor and
   * the first compiler: a node that is capped to a fraction of a core otherwise goes on compiling
   * for half a minute. A scheduler with one carrier serves the connections it has before it looks
   * at new ones, so that a saturated node would not answer its health check; with several the
   * kernel shares the time out.
   */
  private static final String NODE_JAVA =
      "java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ActiveProcessorCount=1 -Xmx160m"
          + " -Djdk.virtualThreadScheduler.parallelism=8";

  private static final String GENERATOR_JAVA = "java -XX:+UseSerialGC -Xmx512m";

  private final Home home;

  Recipes(Home home) {
    this.home = home;
  }

  Recipe mysql() {
    var scripts = scripts("supervise", "kill", "revive", "probe", "mysql-options", "mysql");
    scripts.putAll(scripts("mysql-template"));
    return new Recipe(
        "mysql",
        List.of(Base.MYSQL.image()),
        """
        FROM %s
        COPY scripts schema.sql /loadbearing/
        RUN /loadbearing/mysql-template
        VOLUME /var/lib/mysql
        ENTRYPOINT ["/loadbearing/supervise", "/loadbearing/mysql"]
        CMD []
        """
            .formatted(Base.MYSQL.image()),
        scripts,
        Map.of("schema.sql", home.dist("node").resolve("schema.sql")));
  }

  Recipe haproxy() {
    return new Recipe(
        "haproxy",
        List.of(Base.HAPROXY.image()),
        """
        FROM %s
        USER root
        COPY scripts /loadbearing/
        RUN haproxy -v
        STOPSIGNAL SIGTERM
        ENTRYPOINT ["/loadbearing/supervise", "/loadbearing/haproxy"]
        CMD []
        """
            .formatted(Base.HAPROXY.image()),
        scripts("supervise", "kill", "revive", "probe", "haproxy"),
        Map.of());
  }

  Recipe node() {
    var texts = scripts("supervise", "kill", "revive", "probe");
    texts.put("scripts/node", script(nodeJava() + " -XX:AOTCache=/loadbearing/node.aot", ""));
    texts.put("scripts/train-node", training(nodeJava(), "node.aot"));
    return new Recipe(
        "node",
        List.of(Base.JRE.image()),
        """
        FROM %s
        COPY lib /loadbearing/lib
        COPY scripts /loadbearing/
        RUN /loadbearing/train-node
        ENTRYPOINT ["/loadbearing/supervise", "/loadbearing/node"]
        CMD []
        """
            .formatted(Base.JRE.image()),
        texts,
        libraries("node"));
  }

  /** The database's image with an app node in it; {@code mysql} is the derived image. */
  Recipe single(String mysql) {
    var texts = scripts("single");
    texts.put("scripts/node", script(nodeJava() + " -XX:AOTCache=/loadbearing/node.aot", ""));
    texts.put("scripts/train-node", training(nodeJava(), "node.aot"));
    return new Recipe(
        "single",
        List.of(mysql, Base.JRE.image()),
        """
        FROM %s AS jre
        RUN cp -aL "$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")" /jre || [ -x /jre/bin/java ]
        FROM %s
        COPY --from=jre /jre /jre
        ENV PATH=/jre/bin:$PATH
        COPY lib /loadbearing/lib
        COPY scripts /loadbearing/
        RUN /loadbearing/train-node
        ENTRYPOINT ["/loadbearing/supervise", "/loadbearing/single"]
        CMD []
        """
            .formatted(Base.JRE.image(), mysql),
        texts,
        libraries("node"));
  }

  Recipe generator() {
    var java = GENERATOR_JAVA + " -cp " + classPath("generator");
    var main = " loadbearing.generator.gatling.Generator";
    return new Recipe(
        "generator",
        List.of(Base.JRE.image()),
        """
        FROM %s
        COPY lib /loadbearing/lib
        COPY scripts /loadbearing/
        RUN /loadbearing/train
        ENTRYPOINT ["/loadbearing/generator"]
        CMD []
        """
            .formatted(Base.JRE.image()),
        Map.of(
            "scripts/generator",
            script(java + " -XX:AOTCache=/loadbearing/generator.aot", main),
            "scripts/train",
            "#!/bin/bash\ntimeout 240 %s -XX:AOTCacheOutput=/loadbearing/generator.aot%s --train\n"
                .formatted(java, main)),
        libraries("generator"));
  }

  Recipe control() {
    return new Recipe(
        "control",
        List.of(Base.NETADMIN.image(), Base.TOXIPROXY.image()),
        """
        FROM %s AS toxiproxy
        FROM %s
        COPY --from=toxiproxy /toxiproxy /loadbearing/toxiproxy
        COPY scripts /loadbearing/
        RUN iptables --version && /loadbearing/toxiproxy --version
        ENTRYPOINT ["/loadbearing/control"]
        CMD []
        """
            .formatted(Base.TOXIPROXY.image(), Base.NETADMIN.image()),
        scripts("control", "probe"),
        Map.of());
  }

  private String nodeJava() {
    return NODE_JAVA + " -cp " + classPath("node");
  }

  private static String script(String java, String main) {
    var entry = main.isEmpty() ? " loadbearing.node.Main" : main;
    return "#!/bin/bash\nmkdir -p /var/log/loadbearing\nexec %s -Xlog:aot*=error%s \"$@\"\n"
        .formatted(java, entry);
  }

  private static String training(String java, String cache) {
    return "#!/bin/bash\ntimeout 120 %s -XX:AOTCacheOutput=/loadbearing/%s loadbearing.node.Main --train\n"
        .formatted(java, cache);
  }

  /** Spelled out, and in one order: the cache is bound to it. */
  private String classPath(String module) {
    return libraries(module).keySet().stream()
        .map(path -> FOLDER + path)
        .collect(Collectors.joining(":"));
  }

  private SortedMap<String, Path> libraries(String module) {
    var lib = home.dist(module).resolve("lib");
    SortedMap<String, Path> jars = new TreeMap<>();
    try (var files = Files.list(lib)) {
      files.forEach(jar -> jars.put("lib/" + jar.getFileName(), jar));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jars;
  }

  private static SortedMap<String, String> scripts(String... names) {
    SortedMap<String, String> scripts = new TreeMap<>();
    for (var name : names) {
      scripts.put("scripts/" + name, resource(name));
    }
    return scripts;
  }

  private static String resource(String name) {
    try (var in = Recipes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource '%s' in the harness".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
