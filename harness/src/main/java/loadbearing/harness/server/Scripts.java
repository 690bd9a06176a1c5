package loadbearing.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loadbearing.harness.image.Content;

/** Scripts of images: resources beside the class that needs them. */
public final class Scripts {
  /** What every node needs: the first process, how to kill and start its server, and to probe. */
  private static final List<String> EVERYWHERE = List.of("supervise", "kill", "revive", "probe");

  private Scripts() {}

  /** The scripts of every node, and those beside {@code home}, by their path in the build. */
  public static Map<String, Content> of(Class<?> home, String... names) {
    Map<String, Content> scripts = new TreeMap<>();
    EVERYWHERE.forEach(name -> scripts.put("scripts/" + name, resource(Scripts.class, name)));
    scripts.putAll(only(home, names));
    return scripts;
  }

  /** The scripts beside {@code home} alone. */
  public static Map<String, Content> only(Class<?> home, String... names) {
    Map<String, Content> scripts = new TreeMap<>();
    for (var name : names) {
      scripts.put("scripts/" + name, resource(home, name));
    }
    return scripts;
  }

  /** The script that probes a server. */
  public static Content probe() {
    return resource(Scripts.class, "probe");
  }

  private static Content resource(Class<?> home, String name) {
    try (var in = home.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "no resource '%s' beside %s".formatted(name, home.getName()));
      }
      return Content.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
