package loadbearing.cli;

import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import loadbearing.harness.AfterRun;
import loadbearing.harness.host.Servers;
import loadbearing.history.RunFolder;
import loadbearing.suite.Results;
import loadbearing.topology.Node;
import picocli.CommandLine.Option;

/** Whether what went wrong is left standing for people to look at. */
final class Keep {
  @Option(
      names = "--keep",
      description =
          "If a run fails or is void, leave what it ran on standing until Ctrl-C, and say how to"
              + " look.")
  private boolean keep;

  /** What looks at a run that is over; a run that went well is taken down. */
  AfterRun afterRun(Output output) {
    return keep ? new Holding(output) : AfterRun.NOTHING;
  }

  private record Holding(Output output) implements AfterRun {
    @Override
    public void ended(Servers servers, RunFolder folder) {
      var doubts = Results.judge(folder.read()).voidReasons();
      if (!doubts.isEmpty()) {
        hold(output, servers, folder, String.join("; ", doubts));
      }
    }

    @Override
    public void failed(Servers servers, RunFolder folder, RuntimeException failure) {
      hold(output, servers, folder, Failure.words(failure));
    }
  }

  private static void hold(Output output, Servers servers, RunFolder folder, String reason) {
    output.say(howToLook(servers, folder, reason));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What stands, where, and the commands that look into it. */
  static String howToLook(Servers servers, RunFolder folder, String reason) {
    var nodes =
        servers.topology().servers().stream()
            .map(Node::name)
            .map(node -> "  %-10s docker exec -it %s bash".formatted(node, servers.container(node)))
            .collect(Collectors.joining("\n"));
    return """
    it went wrong: %s
    %s is kept standing; users go in at %s, logs are in %s
    %s
    Ctrl-C takes it down\
    """
        .formatted(
            reason, servers.topology().id(), servers.entry(), folder.path().resolve("logs"), nodes);
  }
}
