package loadbearing.harness.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loadbearing.harness.Home;

/** A program of ours that runs in containers, as it was built. */
public final class Program {
  private static final String FOLDER = "/loadbearing/";

  private final Path dist;

  private Program(Path dist) {
    this.dist = dist;
  }

  /** The app node. */
  public static Program node() {
    return new Program(Home.find().dist("node"));
  }

  /** The load generator. */
  public static Program generator() {
    return new Program(Home.find().dist("generator"));
  }

  /** Its libraries by their path in an image's build. */
  public SortedMap<String, Content> libraries() {
    SortedMap<String, Content> libraries = new TreeMap<>();
    try (var files = Files.list(dist.resolve("lib"))) {
      files.forEach(jar -> libraries.put("lib/" + jar.getFileName(), Content.of(address(jar))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
  public Content file(String name) {
    return Content.of(address(dist.resolve(name)));
  }

  private static URL address(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
