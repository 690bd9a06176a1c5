package loadbearing.harness.deploy;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import loadbearing.harness.engine.Base;
import loadbearing.harness.engine.Engine;
import loadbearing.harness.engine.Sweep;
import loadbearing.harness.host.DeploymentException;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Program;

/** Whether this machine is ready for runs, and taking away what runs left on it. */
public final class Housekeeping {
  private static final int LEAST_CORES = 2;
  private static final long LEAST_MEMORY = 8L << 30;
  private static final long LEAST_DISK = 5L << 30;

  private Housekeeping() {}

  /**
   * One thing that runs need.
   *
   * @param what is needed
   * @param passed whether it is there
   * @param found what is there
   * @param todo what to do if it is not; empty if it is
   */
  public record Check(String what, boolean passed, String found, String todo) {}

  /** Whether a container engine answers. */
  public static boolean hasEngine() {
    try {
      Engine.connect();
      return true;
    } catch (DeploymentException e) {
      return false;
    }
  }

  /** Everything that runs need, in the order to mend it. */
  public static List<Check> checkup() {
    List<Check> checks = new ArrayList<>();
    checks.add(built());
    checks.add(disk());
    try {
      var engine = Engine.connect();
      checks.add(engine(engine));
      checks.add(machine(engine));
      Arrays.stream(Base.values()).map(base -> image(engine, base)).forEach(checks::add);
    } catch (DeploymentException e) {
      checks.add(
          new Check(
              "a container engine, with a reaper",
              false,
              e.getMessage(),
              "run ci/bootstrap, or start it"));
    }
    return List.copyOf(checks);
  }

  /**
   * Removes containers and networks whose owner is gone; those of a suite at work stay.
   *
   * @return how many were removed
   */
  public static int sweep() {
    return new Sweep(Engine.connect()).run();
  }

  /**
   * Removes the derived images that nothing uses; the next run builds them again.
   *
   * @return how many were removed
   */
  public static int removeImages() {
    var engine = Engine.connect();
    var images = engine.client().listImagesCmd().withLabelFilter(Images.LABEL).exec();
    return (int) images.stream().filter(image -> removed(engine, image.getId())).count();
  }

  private static boolean removed(Engine engine, String image) {
    try {
      engine.client().removeImageCmd(image).withForce(true).exec();
      return true;
    } catch (NotFoundException | ConflictException e) {
      // Gone already, or a suite at work stands on it.
      return false;
    }
  }

  private static Check built() {
    var what = "the app node and the generator are built";
    try {
      var libraries =
          Stream.of(Program.node(), Program.generator())
              .mapToInt(program -> program.libraries().size())
              .sum();
      return check(what, true, libraries + " libraries", "");
    } catch (DeploymentException e) {
      return check(what, false, e.getMessage(), "mvn package");
    }
  }

  private static Check disk() {
    long free = Path.of("").toAbsolutePath().toFile().getUsableSpace();
    return check(
        "5 GiB of disk",
        free >= LEAST_DISK,
        gibibytes(free) + " free",
        "make room, or try: loadbearing clean --images");
  }

  private static Check engine(Engine engine) {
    var version = engine.client().versionCmd().exec();
    return check("a container engine", true, "version " + version.getVersion(), "");
  }

  private static Check machine(Engine engine) {
    var info = engine.client().infoCmd().exec();
    long memory = info.getMemTotal() == null ? 0 : info.getMemTotal();
    return check(
        "2 cores and 8 GiB of memory",
        engine.cores() >= LEAST_CORES && memory >= LEAST_MEMORY,
        "%d cores, %s".formatted(engine.cores(), gibibytes(memory)),
        "give the engine more; smaller architectures may still run");
  }

  private static Check image(Engine engine, Base base) {
    var image = base.image();
    try {
      return check(
          "image " + image, true, engine.client().inspectImageCmd(image).exec().getId(), "");
    } catch (NotFoundException e) {
      return check("image " + image, false, "absent", "run ci/bootstrap");
    }
  }

  private static Check check(String what, boolean passed, String found, String todo) {
    return new Check(what, passed, found, passed ? "" : todo);
  }

  private static String gibibytes(long bytes) {
    return "%.1f GiB".formatted(bytes / (double) (1L << 30));
  }
}
