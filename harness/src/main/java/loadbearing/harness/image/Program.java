package loadbearing.harness.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.stream.Collectors;
import loadbearing.harness.host.DeploymentException;

/**
 * A program of ours that runs in containers, as it was built: resources of this module, in its jar
 * or in a folder.
 */
public final class Program {
  private static final String FOLDER = "/loadbearing/";
  private static final String LIBRARIES = "lib/";

  private final String name;

  Program(String name) {
    this.name = name;
  }

  /** The app node. */
  public static Program node() {
    return new Program("node");
  }

  /** The load generator. */
  public static Program generator() {
    return new Program("generator");
  }

  /** Its libraries by their path in an image's build. */
  public SortedMap<String, Content> libraries() {
    SortedMap<String, Content> libraries = new TreeMap<>();
    for (var jar : names(address(LIBRARIES))) {
      var path = LIBRARIES + jar;
      libraries.put(path, Content.of(address(path)));
    }
    return libraries;
  }

  /** Its class path in an image; spelled out, and in one order: a cache is bound to it. */
  public String classPath() {
    return libraries().keySet().stream()
        .map(path -> FOLDER + path)
        .collect(Collectors.joining(":"));
  }

  /** A file that belongs to it. */
  public Content file(String path) {
    return Content.of(address(path));
  }

  private URL address(String path) {
    var address = Program.class.getResource(name + "/" + path);
    if (address == null) {
      throw new DeploymentException(
          "%s is not built: no resource %s/%s beside %s; run mvn package"
              .formatted(name, name, path, Program.class.getName()));
    }
    return address;
  }

  /** What a folder of resources holds. */
  static List<String> names(URL folder) {
    try {
      return folder.openConnection() instanceof JarURLConnection jar
          ? packed(jar)
          : lying(Path.of(folder.toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> packed(JarURLConnection folder) throws IOException {
    var prefix = folder.getEntryName();
    return folder.getJarFile().stream()
        .map(JarEntry::getName)
        .filter(name -> name.startsWith(prefix) && !name.equals(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  private static List<String> lying(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
