package loadbearing.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkout: where what was built for containers lies.
 *
 * @param root the folder that holds {@code ci/images}
 */
public record Home(Path root) {
  private static final String PROPERTY = "loadbearing.home";

  /** The folder that property {@value #PROPERTY} names, else the nearest one above this process. */
  public static Home find() {
    var named = Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    return new Home(named.orElseGet(() -> above(Path.of("").toAbsolutePath())));
  }

  private static Path above(Path start) {
    return Stream.iterate(start, path -> path != null, Path::getParent)
        .filter(path -> Files.isDirectory(path.resolve("ci/images")))
        .findFirst()
        .orElseThrow(
            () ->
                new DeploymentException(
                    "no checkout of Loadbearing at or above %s (looked for ci/images); start there or set -D%s"
                        .formatted(start, PROPERTY)));
  }

  /** What {@code module} built for its container. */
  public Path dist(String module) {
    var dist = root.resolve(module).resolve("target/dist");
    if (!Files.isDirectory(dist.resolve("lib"))) {
      throw new DeploymentException(
          "%s is not built: no folder %s; run mvn package".formatted(module, dist.resolve("lib")));
    }
    return dist;
  }
}
