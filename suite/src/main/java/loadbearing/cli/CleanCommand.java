package loadbearing.cli;

import java.util.concurrent.Callable;
import loadbearing.harness.deploy.Housekeeping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Nothing of ours is left. */
@Command(
    name = "clean",
    description =
        "Remove what our runs left: containers and networks without an owner, runs of whose plan a"
            + " newer one is kept, images on request. What a suite at work uses stays, and a valid"
            + " run never goes for a void one.",
    mixinStandardHelpOptions = true)
final class CleanCommand implements Callable<Integer> {
  private record Removed(int containersAndNetworks, int runs, int images) {}

  @Option(names = "--images", description = "Derived images too; the next run builds them again.")
  private boolean images;

  @Mixin private Bench bench;
  @Mixin private Output output;

  @Override
  public Integer call() {
    var removed =
        new Removed(
            Housekeeping.sweep(),
            bench.results().prune(output::say),
            images ? Housekeeping.removeImages() : 0);
    output.print(
        removed,
        "removed %d containers and networks, %d runs, %d images"
            .formatted(removed.containersAndNetworks(), removed.runs(), removed.images()));
    return Exit.EXPECTED;
  }
}
