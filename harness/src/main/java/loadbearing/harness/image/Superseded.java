package loadbearing.harness.image;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Image;
import java.util.Comparator;
import java.util.Map;
import loadbearing.harness.engine.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away derived images that newer ones replaced. A few stay: somebody may go back and forth
 * between two states of the sources, or two checkouts may share one engine.
 */
final class Superseded {
  private static final Logger LOG = LoggerFactory.getLogger(Superseded.class);

  /** How many of a name stay, the newest. */
  static final int KEPT = 6;

  private Superseded() {}

  /** Removes all but the newest {@value #KEPT} of what is derived for {@code name}. */
  static void remove(Engine engine, String name) {
    engine.client().listImagesCmd().withLabelFilter(Map.of(Images.LABEL, name)).exec().stream()
        .sorted(Comparator.comparing(Image::getCreated).reversed())
        .skip(KEPT)
        .forEach(image -> remove(engine, image));
  }

  /** What a container uses, or another image is made from, the engine keeps. */
  private static void remove(Engine engine, Image image) {
    try {
      engine.client().removeImageCmd(image.getId()).exec();
      LOG.debug("image {} removed, newer ones replaced it", image.getId());
    } catch (DockerException e) {
      LOG.debug("image {} stays: {}", image.getId(), e.getMessage());
    }
  }
}
