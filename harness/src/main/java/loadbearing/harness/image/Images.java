package loadbearing.harness.image;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loadbearing.harness.engine.Base;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.host.DeploymentException;
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
  private final Map<String, String> ready = new ConcurrentHashMap<>();

  public Images(Engine engine) {
    this.engine = engine;
  }

  /** The image that a recipe makes, which is made if need be. */
  public String of(Recipe recipe) {
    // What was found once may have been removed since, by a suite with newer parts.
    return ready.compute(
        recipe.name() + '\n' + recipe.dockerfile(),
        (it, tag) -> tag != null && exists(tag) ? tag : ensure(recipe));
  }

  /** Throws if a base image is missing that one of {@code recipes} needs. */
  public void require(Collection<Recipe> recipes) {
    recipes.stream().map(Recipe::bases).flatMap(List::stream).distinct().forEach(this::id);
  }

  /** How an image starts its server. */
  public List<String> command(String image) {
    var config = inspect(image).getConfig();
    return Stream.of(config.getEntrypoint(), config.getCmd())
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .toList();
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
    return inspect(image).getId();
  }

  private InspectImageResponse inspect(String image) {
    try {
      return engine.client().inspectImageCmd(image).exec();
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
    recipe.files().forEach((path, content) -> files.put(path, content.bytes()));
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
