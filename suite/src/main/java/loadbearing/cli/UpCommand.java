package loadbearing.cli;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import loadbearing.topology.classic.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An architecture that stands until it is told to go. */
@Command(
    name = "up",
    description = "Stand an architecture up and keep it until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private record Standing(String architecture, URI entry, Map<String, String> images) {}

  @Parameters(paramLabel = "ARCHITECTURE", description = "Such as A9 or A4:clones=3.")
  private String architecture;

  @Mixin private Bench bench;
  @Mixin private Output output;

  @Override
  @SuppressWarnings("try")
  public Integer call() throws InterruptedException {
    var topology = Catalogue.topology(architecture);
    try (var laboratory = bench.laboratory();
        var turn = laboratory.turn();
        var deployment = laboratory.stand(topology, Set.of())) {
      output.print(
          new Standing(topology.id(), deployment.servers().entry(), deployment.servers().images()),
          "%s stands: try  curl -i %s/users/1"
              .formatted(topology.name(), deployment.servers().entry()));
      output.say("Ctrl-C takes it down");
      new CountDownLatch(1).await();
      return Exit.EXPECTED;
    }
  }
}
