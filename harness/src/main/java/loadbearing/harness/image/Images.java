package loadbearing.harness.image;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import loadbearing.harness.DeploymentException;
import loadbearing.harness.Home;
import loadbearing.harness.engine.Base;
import loadbearing.harness.engine.Engine;
import loadbearing.topology.Kind;
import loadbearing.topology.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The images that run: derived from bases, built once, found again by what they were made of. */
public final class Images {
  private static final Logger LOG = LoggerFactory.getLogger(Images.class);

  /** Images are found by it and removed by it; it names what they are for. */
  public static final String LABEL = "loadbearing.derived";

  private static final int LAST = 3;
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern ENGINES_OWN =
      Pattern.compile("^(Step \\d+/|---> |Removing intermediate container)");

  private final Engine engine;
  private final Recipes recipes;
  private final Map<String, String> ready = new ConcurrentHashMap<>();

  public Images(Engine engine, Home home) {
    this.engine = engine;
    this.recipes = new Recipes(home);
  }

  /** The image for a kind of node. */
  public String of(Kind kind) {
    return switch (kind) {
      case Kind.SingleServer single -> single();
      case Kind.AppNode app -> node();
      case Kind.LoadBalancer balancer -> haproxy();
      case Kind.DatabaseBalancer balancer -> haproxy();
      case Kind.Database database -> mysql();
      case Kind.Redis redis -> throw none(kind);
      case Kind.Service service -> throw none(kind);
      case Kind.Users users -> throw none(kind);
    };
  }

  private static IllegalArgumentException none(Kind kind) {
    return new IllegalArgumentException(
        "there is no image for a %s yet".formatted(kind.getClass().getSimpleName()));
  }

  /** Throws if a base image is missing that {@code topology} or what surrounds it needs. */
  public void require(Topology topology) {
    Set<Base> bases = EnumSet.of(Base.NETADMIN, Base.TOXIPROXY, Base.JRE);
    topology.servers().forEach(node -> bases.addAll(bases(node.kind())));
    bases.forEach(base -> id(base.image()));
  }

  private static Set<Base> bases(Kind kind) {
    return switch (kind) {
      case Kind.SingleServer single -> EnumSet.of(Base.MYSQL, Base.JRE);
      case Kind.AppNode app -> EnumSet.of(Base.JRE);
      case Kind.LoadBalancer balancer -> EnumSet.of(Base.HAPROXY);
      case Kind.DatabaseBalancer balancer -> EnumSet.of(Base.HAPROXY);
      case Kind.Database database -> EnumSet.of(Base.MYSQL);
      case Kind.Redis redis -> throw none(kind);
      case Kind.Service service -> throw none(kind);
      case Kind.Users users -> throw none(kind);
    };
  }

  String mysql() {
    return ready("mysql", () -> recipes.mysql());
  }

  String haproxy() {
    return ready("haproxy", () -> recipes.haproxy());
  }

  public String node() {
    return ready("node", () -> recipes.node());
  }

  String single() {
    var mysql = mysql();
    return ready("single", () -> recipes.single(mysql));
  }

  public String control() {
    return ready("control", () -> recipes.control());
  }

  public String generator() {
    return ready("generator", () -> recipes.generator());
  }

  /** What was found once may have been removed since, by a suite with newer parts. */
  private String ready(String name, Supplier<Recipe> recipe) {
    return ready.compute(
        name, (it, tag) -> tag != null && exists(tag) ? tag : ensure(recipe.get()));
  }

  private String ensure(Recipe recipe) {
    var tag = recipe.tag(recipe.bases().stream().map(this::id).toList());
    if (!exists(tag)) {
      LOG.info("building image {}", tag);
      build(recipe, tag);
      Superseded.remove(engine, recipe.name());
    }
    return tag;
  }

  /** The id of an image; absent ones are not pulled, because nobody may want that. */
  public String id(String image) {
    try {
      return engine.client().inspectImageCmd(image).exec().getId();
    } catch (NotFoundException | BadRequestException e) {
      throw new DeploymentException(Base.absent(image), e);
    }
  }

  private boolean exists(String tag) {
    try {
      engine.client().inspectImageCmd(tag).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private void build(Recipe recipe, String tag) {
    var log = new StringBuffer();
    try (var callback = new Building(log)) {
      engine
          .client()
          .buildImageCmd(new ByteArrayInputStream(context(recipe)))
          .withTags(Set.of(tag))
          .withLabels(Map.of(LABEL, recipe.name()))
          .withForcerm(true)
          .exec(callback)
          .awaitImageId();
    } catch (DockerException | DockerClientException | IOException e) {
      throw new DeploymentException(
          "no image '%s' can be made from %s (%s); a base needs its server on the PATH, and bash%s"
              .formatted(recipe.name(), recipe.bases(), reason(e), lastWords(log.toString())),
          e);
    }
  }

  private static byte[] context(Recipe recipe) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("Dockerfile", recipe.dockerfile().getBytes(StandardCharsets.UTF_8));
    recipe.texts().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    recipe
        .files()
        .forEach(
            (path, file) -> {
              try {
                files.put(path, Files.readAllBytes(file));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return Engine.tar(files);
  }

  private static String reason(Exception refused) {
    return String.valueOf(refused.getMessage()).replace("Could not build image: ", "").strip();
  }

  /** What a step of the build said last, without the engine's own lines and without colours. */
  static String lastWords(String log) {
    var lines =
        log.lines()
            .map(line -> COLOUR.matcher(line).replaceAll("").strip())
            .filter(line -> !line.isEmpty() && !ENGINES_OWN.matcher(line).find())
            .toList();
    var last = lines.subList(Math.max(0, lines.size() - LAST), lines.size());
    return last.isEmpty() ? "" : "; the build said last: " + String.join(" | ", last);
  }

  /** Collects what the build says: its error alone does not say why. */
  private static final class Building extends BuildImageResultCallback {
    private final StringBuffer log;

    Building(StringBuffer log) {
      this.log = log;
    }

    @Override
    public void onNext(BuildResponseItem item) {
      if (item.getStream() != null) {
        log.append(item.getStream());
      }
      super.onNext(item);
    }
  }
}
