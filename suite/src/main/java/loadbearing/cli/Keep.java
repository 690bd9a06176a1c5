package loadbearing.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import loadbearing.harness.Aftermath;
import loadbearing.harness.Deployment;
import loadbearing.history.RunFolder;
import loadbearing.suite.Results;
import loadbearing.topology.Node;
import picocli.CommandLine.Option;

/** Whether what went wrong is left standing for people to look at. */
final class Keep {
  @Option(
      names = "--keep",
      description =
          "If a run fails or is void, leave what it ran on standing until Ctrl-C, and say how to look.")
  private boolean keep;

  /** What looks at a run that is over; a run that went well is taken down. */
  Aftermath aftermath(Output output) {
    return keep
        ? (deployment, folder, failure) ->
            wrong(folder, failure).ifPresent(reason -> hold(output, deployment, folder, reason))
        : Aftermath.NONE;
  }

  private static Optional<String> wrong(RunFolder folder, Optional<RuntimeException> failure) {
    if (failure.isPresent()) {
      return failure.map(Failure::words);
    }
    var doubts = Results.judge(folder.read()).voidReasons();
    return doubts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", doubts));
  }

  private static void hold(Output output, Deployment deployment, RunFolder folder, String reason) {
    output.say(howToLook(deployment, folder, reason));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What stands, where, and the commands that look into it. */
  static String howToLook(Deployment deployment, RunFolder folder, String reason) {
    var nodes =
        deployment.topology().nodes().stream()
            .map(Node::name)
            .map(
                node ->
                    "  %-10s docker exec -it %s bash".formatted(node, deployment.container(node)))
            .collect(Collectors.joining("\n"));
    return """
        it went wrong: %s
        %s is kept standing; users go in at %s, logs are in %s
        %s
        Ctrl-C takes it down"""
        .formatted(
            reason,
            deployment.topology().id(),
            deployment.entry(),
            folder.path().resolve("logs"),
            nodes);
  }
}
