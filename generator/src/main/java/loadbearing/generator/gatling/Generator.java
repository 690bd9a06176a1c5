package loadbearing.generator.gatling;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import loadbearing.generator.LoadPlan;

/**
 * The load generator's process: runs one plan and says on standard output how it goes, as {@link
 * Lines} describes.
 *
 * <pre>
 * Generator &lt;plan.json&gt; &lt;spool file&gt;
 * Generator --train
 * </pre>
 *
 * <p>Exits with 0 when the plan was carried out, 1 when it could not be, 2 when it was called
 * wrongly, 5 when the disk refused the record. Training makes some load on itself, for an
 * ahead-of-time cache of the classes that a run needs.
 */
public final class Generator {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int DISK = 5;

  private final Lines lines;

  private Generator(Lines lines) {
    this.lines = lines;
  }

  public static void main(String[] arguments) {
    // Gatling prints as it likes; standard output is for machines, so it gets the other one.
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    var generator = new Generator(new Lines(out));
    if (arguments.length == 1 && arguments[0].equals("--train")) {
      System.exit(generator.train());
    } else if (arguments.length == 2) {
      System.exit(generator.run(Path.of(arguments[0]), Path.of(arguments[1])));
    } else {
      System.err.println("usage: Generator <plan.json> <spool file> | Generator --train");
      System.exit(USAGE);
    }
  }

  private int train() {
    try (var training = Training.open()) {
      return run(training.plan(), training.spool());
    } catch (IOException e) {
      return failed(e);
    }
  }

  private int run(Path plan, Path spool) {
    try (var drive =
        Drive.open(LoadPlan.read(plan), spool, lines, this::diskFailed, this::cannotGoOn)) {
      OfflineRunner.drive(drive);
      drive.finish();
      return 0;
    } catch (IOException | RuntimeException e) {
      return failed(e);
    }
  }

  private int failed(Exception cause) {
    cause.printStackTrace();
    lines.failed(cause.getMessage() == null ? cause.toString() : cause.getMessage());
    return FAILED;
  }

  /** Without its record a run is worth nothing, so it ends at once. */
  private void diskFailed(IOException cause) {
    boolean full = String.valueOf(cause.getMessage()).contains("No space left");
    lines.failed((full ? "disk full: " : "disk refused: ") + cause.getMessage());
    Runtime.getRuntime().halt(DISK);
  }

  private void cannotGoOn(String reason) {
    lines.failed(reason);
    Runtime.getRuntime().halt(FAILED);
  }
}
